/** The manifest of the package is one by the types of its schema. `build.js` writes the file that is imported. */
import type { Package } from 'custom-elements-manifest/schema';
import manifest from './manifest.json.ts';

type Deep<T> = { readonly [Name in keyof T]: Deep<T[Name]> };

export const checked: Deep<Package> = manifest;
