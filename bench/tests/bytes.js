import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byOrigin, origin } from '../bytes.js';

test('code belongs to the crate of its type, or of its trait if no crate owns the type', () => {
  assert.equal(origin('core::ptr::drop_in_place<tachys::html::Text>::h0123456789abcdef'), 'core');
  assert.equal(origin('<indexmap::set::IndexSet<T,S> as core::clone::Clone>::clone::h0123456789abcdef'), 'indexmap');
  assert.equal(origin('<&T as core::fmt::Debug>::fmt::h0123456789abcdef'), 'core');
  assert.equal(origin('memcpy'), 'no crate');
});

test('crate hashes in a name are ignored', () => {
  assert.equal(origin('<dlmalloc[e24a27700634d609]::dlmalloc::Dlmalloc>::malloc'), 'dlmalloc');
});

test('code of the widget belongs to its module, in a folder of src/ to its file', () => {
  assert.equal(origin('invest_seoul_news::timer::wait::{{closure}}::h0123456789abcdef'), 'invest_seoul_news::timer');
  assert.equal(
    origin('invest_seoul_news::components::carousel::Carousel::scroll::h0123456789abcdef'),
    'invest_seoul_news::components::carousel',
  );
});

test('only shipped sections count, largest first', () => {
  const item = (name, shallow_size) => ({ name, shallow_size });
  assert.deepEqual(
    byOrigin([item('memcpy', 10), item('data segment ".rodata"', 20), item('data[1]', 5), item("custom section '.debug_str'", 99)]),
    [['data', 25], ['no crate', 10]],
  );
});
