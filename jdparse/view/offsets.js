// Evidence counts code points; JavaScript counts UTF-16 units, two for a character beyond U+FFFF, as 😀 is.

const data = JSON.parse(byId("data").textContent);

/** How many of the sorted `numbers` are below `limit`. */
function countBelow(numbers, limit) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place in `data.text` of the code point number `offset`. */
function unit(offset) {
  return offset + countBelow(data.astral, offset);
}

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const UNSEEN = /[\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with a sign for each character that would be unseen, or turn what is beside it; as long as it was. */
function visible(text) {
  return text
    .replace(CONTROLS, (sign) => (sign === "\u007f" ? "␡" : String.fromCharCode(0x2400 + sign.charCodeAt(0))))
    .replace(UNSEEN, "\ufffd")
    .replace(HALVES, "\ufffd")
    .replace(/\r(?!\n)/g, "\n");
}
