/**
 * The control of an attribute, by its row of the table that block.php hands over.
 */
/* global wp, investSeoulNews */
(function () {
  'use strict';
  const { createElement: h } = wp.element;
  const { BaseControl, CheckboxControl, SelectControl, TextControl, ToggleControl } = wp.components;
  const { feed, texts } = investSeoulNews;

  /** The margins and heights of current versions of WordPress, in earlier ones, too. */
  const LOOK = { __nextHasNoMarginBottom: true, __next40pxDefaultSize: true };

  const isTimeZone = (name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  };

  /** Whether a value of this type holds. Of other types, all do. An address may be one on this site; a part of a host is none. */
  const CHECKS = {
    address: (value) => /^(https?:\/\/[^\s/]+[.:/]\S+|\/\S*)$/i.test(value),
    number: (value, { least, greatest }) => /^\d+$/.test(value) && least <= value && value <= greatest,
    'time-zone': isTimeZone,
  };

  const isValid = (row, value) => value === undefined || !CHECKS[row.type] || CHECKS[row.type](String(value).trim(), row);

  /** A box to tick for each word. Without any, the value is `none`. */
  function boxes({ name, words, labels, default: standard, label, help }, value, set) {
    const chosen = (value ?? standard).toLowerCase().split(/[\s,]+/);
    const toggle = (word) => {
      const next = words.filter((other) => chosen.includes(other) !== (other === word)).join(' ') || 'none';
      set({ [name]: next === standard ? undefined : next });
    };
    const box = (word) =>
      h(CheckboxControl, { ...LOOK, key: word, label: labels[word], checked: chosen.includes(word), onChange: () => toggle(word) });
    const id = `invest-seoul-news-${name}`;
    // BaseControl gives its help this id.
    const group = { key: name, role: 'group', 'aria-label': label, 'aria-describedby': `${id}__help` };
    return h('div', group, h(BaseControl, { ...LOOK, id, help }, h(BaseControl.VisualLabel, null, label), words.map(box)));
  }

  /** The languages, each with its own name, and one with a region, if a block has it. */
  function languages({ names }, value = '') {
    const known = { '': texts.pageLanguage, ...names };
    const all = value in known ? known : { ...known, [value]: value };
    return Object.entries(all).map(([tag, label]) => ({ value: tag, label }));
  }

  function control(row, value, set) {
    const { name, type, words, labels, least, greatest, default: standard, label, help, error } = row;
    const common = {
      ...LOOK,
      key: name,
      label,
      'aria-invalid': isValid(row, value) ? undefined : true,
      help: isValid(row, value) ? help : h('span', { style: { color: '#cc1818' } }, error),
      value: value ?? '',
      onChange: (next) => set({ [name]: next === '' || next === false ? undefined : next }),
    };
    switch (type) {
      case 'presence':
        return h(ToggleControl, { ...common, checked: value === true });
      case 'words':
        return boxes(row, value, set);
      case 'word': {
        const options = words.map((word) => ({ value: word === standard ? '' : word, label: labels[word] }));
        return h(SelectControl, { ...common, options });
      }
      case 'language':
        return h(SelectControl, { ...common, options: languages(row, value) });
      case 'number':
        return h(TextControl, { ...common, type: 'number', min: least, max: greatest, placeholder: standard });
      case 'address':
        return h(TextControl, { ...common, type: 'url', placeholder: name === 'feed' ? feed : '' });
      default:
        return h(TextControl, { ...common, placeholder: standard });
    }
  }

  Object.assign(investSeoulNews, { control, isValid });
})();
