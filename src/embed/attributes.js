/** The names of the element's attributes, and the properties that reflect them. */
import { bare } from './dom.js';

/** All attributes of the element. The module reads them (src/element/options.rs). On a script tag they begin with `data-`. */
export const ATTRIBUTES = ('feed lang layout columns limit theme heading heading-level show tags exclude-tags sort search open autoplay '
  + 'refresh time-zone date-style fallback-image utm beacon loading base').split(' ');

/** Attribute names by property name. `lang` is every element's own property. */
const PROPERTIES = new Map(ATTRIBUTES.filter((name) => name !== 'lang')
  .map((name) => [name.replace(/-./g, ([, letter]) => letter.toUpperCase()), name]));

/** What to observe on the element. React's server writes a property as an attribute of its name, such as `headinglevel`. */
export const OBSERVED = [...ATTRIBUTES, ...[...PROPERTIES.keys()].map((property) => property.toLowerCase())];

/**
 * Gives the elements of a class a property for each attribute. `null`, `undefined` and `false` remove the attribute.
 * @param {typeof HTMLElement} Element
 */
export function reflectAttributes(Element) {
  for (const [property, name] of PROPERTIES) {
    // `refresh` is also a method. Frameworks set properties, so setting it sets the attribute.
    const method = /** @type {any} */ (Element.prototype)[property];
    /** @this {HTMLElement} */
    function get() { return method ?? this.getAttribute(name) ?? this.getAttribute(property); }
    /** @this {HTMLElement} @param {any} value */
    function set(value) {
      if (value == null || value === false) [name, property].forEach((either) => this.removeAttribute(either));
      else this.setAttribute(name, value === true ? '' : value);
    }
    Object.defineProperty(Element.prototype, property, bare({ configurable: true, enumerable: true, get, set }));
  }
}

/**
 * Takes over properties that a page has set before the class was defined: they hide those of the class.
 * @param {any} element
 */
export function upgradeProperties(element) {
  for (const property of PROPERTIES.keys()) {
    if (!Object.hasOwn(element, property)) continue;
    const value = element[property];
    delete element[property];
    element[property] = value;
  }
}
