/** An Angular app without a server and without zone.js; `show` renders it anew with other props. */
import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { feed, ready } from '../site.js';

const state = signal({ view: 'nothing', order: ['en', 'ko'] });

const App = Component({
  selector: '#app',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>{{ state().view }}</h1>
      @switch (state().view) {
        @case ('nothing') {
          <p>No news</p>
        }
        @case ('element') {
          <invest-seoul-news
            [feed]="feed" [limit]="state().limit" [headingLevel]="state().headingLevel" (isn-ready)="ready($event)"
          />
        }
        @case ('list') {
          @for (lang of state().order; track lang) {
            <invest-seoul-news [feed]="feed" [attr.lang]="lang" />
          }
        }
      }
      <footer>End</footer>
    </main>
  `,
})(class {
  state = state;
  feed = feed;
  ready = ready;
});

await bootstrapApplication(App);
window.show = (change) => state.update((now) => ({ ...now, ...change }));
