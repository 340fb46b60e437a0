import 'i18next';
import type { Resources } from './resources';

// Makes a key that is not in locales/en an error of the compiler.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Resources;
  }
}
