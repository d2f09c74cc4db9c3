"""How well the parser reads pages whose records are known: goldens, their comparison, figures per family."""
