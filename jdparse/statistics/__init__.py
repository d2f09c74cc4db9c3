"""What many records say together: counted as they are read, told in charts for people who do not know the fields."""
