import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byOrigin, origin } from '../bytes.js';

test('code belongs to the crate of its type, else of its trait', () => {
  assert.equal(origin('core::ptr::drop_in_place<tachys::html::Text>::h0123456789abcdef'), 'core');
  assert.equal(origin('<indexmap::set::IndexSet<T,S> as core::clone::Clone>::clone::h0123456789abcdef'), 'indexmap');
  assert.equal(origin('<&T as core::fmt::Debug>::fmt::h0123456789abcdef'), 'core');
  assert.equal(origin('memcpy'), 'no crate');
});

test('a name with the hashes of crates is read as well', () => {
  assert.equal(origin('<dlmalloc[e24a27700634d609]::dlmalloc::Dlmalloc>::malloc'), 'dlmalloc');
});

test('the widget is told by module, its components and words by file', () => {
  assert.equal(origin('invest_seoul_news::source::read::{{closure}}::h0123456789abcdef'), 'invest_seoul_news::source');
  assert.equal(
    origin('invest_seoul_news::components::track::Track::scroll::h0123456789abcdef'),
    'invest_seoul_news::components::track',
  );
});

test('only what is shipped is counted, the largest first', () => {
  const item = (name, shallow_size) => ({ name, shallow_size });
  assert.deepEqual(
    byOrigin([item('memcpy', 10), item('data segment ".rodata"', 20), item('data[1]', 5), item("custom section '.debug_str'", 99)]),
    [['data', 25], ['no crate', 10]],
  );
});
