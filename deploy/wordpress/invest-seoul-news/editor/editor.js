/**
 * The block in the editor: controls for all attributes, and the widget.
 */
/* global wp, investSeoulNews */
(function () {
  'use strict';
  const { createElement: h, Fragment } = wp.element;
  const { InspectorControls } = wp.blockEditor;
  const { PanelBody } = wp.components;
  const { decodeEntities } = wp.htmlEntities;
  const { attributes: table, control, Preview, texts } = investSeoulNews;

  /** Attributes that most authors set. The others are in a panel that is closed at first. */
  const FIRST = ['feed', 'lang', 'layout', 'columns', 'limit', 'theme', 'heading', 'show'];

  /** The values as they were written. WordPress saves the `&` of an author who may not write HTML as `&amp;`. */
  function written(attributes) {
    const text = (value) => (typeof value === 'string' ? decodeEntities(value) : value);
    return Object.fromEntries(table.map(({ name }) => [name, text(attributes[name])]));
  }

  function Edit({ attributes, setAttributes }) {
    const values = written(attributes);
    const controls = (rows) => rows.map((row) => control(row, values[row.name], setAttributes));
    const isFirst = ({ name }) => FIRST.includes(name);
    return h(
      Fragment,
      null,
      h(
        InspectorControls,
        null,
        h(PanelBody, { title: texts.first }, controls(table.filter(isFirst))),
        h(PanelBody, { title: texts.more, initialOpen: false }, controls(table.filter((row) => !isFirst(row)))),
      ),
      h(Preview, { values }),
    );
  }

  wp.blocks.registerBlockType('invest-seoul-news/widget', { edit: Edit, save: () => null });
})();
