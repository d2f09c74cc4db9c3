// What a person chooses for every page: the language, and light or dark.

const THEMES = [["auto", "自动", "Auto"], ["light", "浅色", "Light"], ["dark", "深色", "Dark"]];
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** A browser may forbid pages from the disk to remember anything: then the choice lasts as long as the page. */
function remembered(name) {
  try {
    return localStorage.getItem(`jdparse-${name}`);
  } catch {
    return null;
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(`jdparse-${name}`, value);
  } catch { /* it is forbidden, and nothing is lost */ }
}

let theme = THEMES.findIndex(([name]) => name === remembered("theme"));

function showTheme() {
  const [name, ...words] = THEMES[Math.max(theme, 0)];
  const dark = name === "dark" || (name === "auto" && prefersDark.matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  speak(byId("theme"), words);
  label(byId("theme"), ["浅色或深色 (t)", "Light or dark (t)"]);
}

function nextTheme() {
  theme = (Math.max(theme, 0) + 1) % THEMES.length;
  remember("theme", THEMES[theme][0]);
  showTheme();
}

function showLanguage() {
  byId("language").textContent = language.now === "zh" ? "EN" : "中文";
  byId("language").lang = language.now === "zh" ? "en" : "zh-CN";
  label(byId("language"), ["Switch to English (l)", "切换到中文 (l)"]);
  speakAll();
}

function nextLanguage() {
  language.now = language.now === "zh" ? "en" : "zh";
  remember("language", language.now);
  showLanguage();
  document.dispatchEvent(new Event("language"));
}

function startSettings() {
  language.now = remembered("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
  prefersDark.addEventListener("change", showTheme);
  byId("theme").addEventListener("click", nextTheme);
  byId("language").addEventListener("click", nextLanguage);
  showTheme();
  showLanguage();
}
