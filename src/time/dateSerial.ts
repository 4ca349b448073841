import type { EpochDay } from "./date.js";

/** The number that spreadsheets give 1970-01-01: they count days from 1900, and agree on them from 1900-03-01 on. */
export const EPOCH_SERIAL = 25_569;

/** A day as the number that stands for it in a cell, from 1900-03-01 on. */
export const dateSerial = (day: EpochDay): number => day + EPOCH_SERIAL;
