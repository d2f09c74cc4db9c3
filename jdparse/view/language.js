// The interface in two languages: an element keeps what it says in both, a switch changes them all.

const language = { now: "zh" };

/** The Chinese or the English of a pair; what is no pair is said as it is. */
function say(words) {
  return Array.isArray(words) ? words[language.now === "zh" ? 0 : 1] : words;
}

/** An element with a class and a text, which is a string or a pair. Text only: nothing in it is ever read as HTML. */
function made(tag, className, words) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (words !== undefined) speak(element, words);
  return element;
}

function speak(element, words) {
  if (Array.isArray(words)) [element.dataset.zh, element.dataset.en] = words;
  else {
    delete element.dataset.zh;
    delete element.dataset.en;
  }
  element.textContent = say(words);
}

function label(element, words) {
  [element.dataset.zhLabel, element.dataset.enLabel] = words;
  nameByLabel(element);
}

function nameByLabel(element) {
  const words = say([element.dataset.zhLabel, element.dataset.enLabel]);
  element.title = words;
  element.setAttribute("aria-label", words);
  if (element.type === "search") element.placeholder = words;
}

/** The name of a field in both languages, as forms print it and as the contract has it. */
function twoNames([chinese, english]) {
  const name = made("span", "name", chinese);
  name.append(" ", made("small", "", english));
  return name;
}

function speakAll() {
  document.documentElement.lang = language.now === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-zh]")) {
    element.textContent = say([element.dataset.zh, element.dataset.en]);
  }
  for (const element of document.querySelectorAll("[data-zh-label]")) nameByLabel(element);
}

const byId = (id) => document.getElementById(id);
