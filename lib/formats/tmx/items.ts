import type { TranslationUnit, UnitsHeader } from '../types';

/** Why a unit is not as it should be. */
export type UnitFaultCode =
  /** It has no language version (`tuv`) at all. */
  | 'no-variant'
  /** A version has no segment, or more than one. */
  | 'no-segment'
  /** A version does not say its language. */
  | 'no-language'
  /** None of its versions is in the language that it was translated from. */
  | 'no-source'
  /** An element that TMX does not allow there; its tag is left out. */
  | 'misplaced-element';

export interface UnitFault {
  code: UnitFaultCode;
  /** Counted from 1. */
  line: number;
  /** The unit's `tuid`, where it has one. */
  unitId: string | null;
  /** Whether the unit was read all the same; else it is left out. */
  isKept: boolean;
  /** In English: what is wrong, without file and line. */
  message: string;
}

export type TmxItem =
  /** Comes once, before the first unit. */
  | { kind: 'header'; header: UnitsHeader }
  | { kind: 'unit'; unit: TranslationUnit; line: number }
  | { kind: 'fault'; fault: UnitFault };
