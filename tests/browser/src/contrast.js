// Contrast, from 1 to 21, of what is painted with what is behind it (WCAG 2.2, contrast ratio), from computed styles. `src/contrast.rs`
// says what suites can use.
const pixel = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });

const luminance = (layers) => {
  for (const [color, opacity] of layers) {
    pixel.globalAlpha = opacity;
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
  }
  const [r, g, b] = [...pixel.getImageData(0, 0, 1, 1).data]
    .map((byte) => byte / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const ratio = (one, other) => {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

// Of a colour with the one behind it, on which a transparent one is seen.
const contrastOn = (color, behind) => ratio([[behind, 1]], [[behind, 1], [color, 1]]);

// The elements around one, as they are painted: a slotted one is in its slot.
const ancestors = (element) => {
  const around = element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;
  return around ? [...ancestors(around), around] : [];
};

const background = (element) => [getComputedStyle(element).backgroundColor, 1];

// The backgrounds inside an element and around it, from the page's canvas on.
const inside = (element) => [['white', 1], ...[...ancestors(element), element].map(background)];
const outside = (element) => [['white', 1], ...ancestors(element).map(background)];

const opacity = (element, pseudo) =>
  [...ancestors(element), element].reduce((product, one) => product * getComputedStyle(one).opacity, 1) *
  (pseudo ? getComputedStyle(element, pseudo).opacity : 1);

// Of the property of an element or pseudo-element, with the backgrounds inside the element.
const contrast = (element, property, pseudo, behind = inside(element)) =>
  ratio([...behind, [getComputedStyle(element, pseudo)[property], opacity(element, pseudo)]], behind);

// Each text on the screen: the part that it is in, and its contrast. Buttons that can't be used have no text to read.
const texts = (root) => {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement;
    const isShown = walker.currentNode.data.trim() && around.checkVisibility({ visibilityProperty: true }) &&
      !around.closest('.unseen, .skeleton, [inert], style');
    if (isShown) found.push([around.closest('[part]').part.value, contrast(around, 'color')]);
  }
  return found;
};
