/**
 * The block in the editor: controls for each attribute of the table that block.php hands over, and the widget itself, which shows what
 * readers will see.
 */
/* global wp, investSeoulNews */
(function () {
  'use strict';
  const { createElement: h, Fragment } = wp.element;
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { Disabled, PanelBody, SelectControl, TextControl, ToggleControl } = wp.components;
  const { attributes: table, feed, texts } = investSeoulNews;

  /** Attributes that most authors set. The others are in a panel that is closed at first. */
  const FIRST = ['feed', 'lang', 'layout', 'limit', 'theme', 'heading'];

  function control({ name, type, words, labels, least, greatest, default: defaultValue, label, help }, value, set) {
    const common = {
      key: name,
      label,
      help,
      value: value ?? '',
      onChange: (next) => set({ [name]: next === '' || next === false ? undefined : next }),
      __nextHasNoMarginBottom: true,
      __next40pxDefaultSize: true,
    };
    switch (type) {
      case 'presence':
        return h(ToggleControl, { ...common, checked: value === true });
      case 'word': {
        const options = words.map((word) => ({ value: word === defaultValue ? '' : word, label: labels[word] }));
        return h(SelectControl, { ...common, options });
      }
      case 'number':
        return h(TextControl, { ...common, type: 'number', min: least, max: greatest, placeholder: defaultValue });
      case 'address':
        return h(TextControl, { ...common, type: 'url', placeholder: name === 'feed' ? feed : '' });
      default:
        return h(TextControl, { ...common, placeholder: defaultValue });
    }
  }

  function Edit({ attributes, setAttributes }) {
    const controls = (rows) => rows.map((row) => control(row, attributes[row.name], setAttributes));
    const isFirst = ({ name }) => FIRST.includes(name);
    const shown = Object.fromEntries(table.map(({ name }) => [name, attributes[name]]).filter(([, value]) => value !== undefined));
    return h(
      Fragment,
      null,
      h(
        InspectorControls,
        null,
        h(PanelBody, { title: texts.show }, controls(table.filter(isFirst))),
        h(PanelBody, { title: texts.more, initialOpen: false }, controls(table.filter((row) => !isFirst(row)))),
      ),
      // Without links and buttons to press: a click selects the block.
      h('div', useBlockProps(), h(Disabled, null, h('invest-seoul-news', { feed, ...shown }))),
    );
  }

  wp.blocks.registerBlockType('invest-seoul-news/widget', { edit: Edit, save: () => null });
})();
