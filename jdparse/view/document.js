// The page is drawn once, from its data.

byId("path").textContent = visible(data.path);
if (data.index) {
  byId("index").hidden = false;
  byId("index").href = data.index;
}
startSettings();
drawText();
drawClasses();
drawLegend();
drawRecords();
drawNotes();
speakAll();
startSearch();
startKeys();
startLighting();
