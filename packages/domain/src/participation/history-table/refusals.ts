/** Refusals of a table that somebody hands over: of the file itself, of its columns, and of single cells. */
import type { RefusalRegister } from '../../envelope.ts';

export const tableRefusals = {
  'sheet.missing': { status: 422, sentence: 'Choose the file with the table.' },
  'sheet.no-table': {
    status: 422,
    sentence: '“{file}” is no table. Choose a file that ends in .xlsx or .csv.',
  },
  'sheet.other-program': {
    status: 422,
    sentence: '“{file}” is of another program. Save it as XLSX or as “CSV UTF-8”.',
  },
  'sheet.too-large': { status: 413, sentence: '“{file}” is larger than {megabytes} MB. Split it into several files.' },
  'sheet.too-many-rows': {
    status: 422,
    sentence: '“{file}” has more than {max, number} rows. Split it into several files.',
  },
  'sheet.too-many-columns': {
    status: 422,
    sentence: 'Row {row} of “{file}” has more than {max, number} columns. Leave out what is not needed.',
  },
  'sheet.not-utf8': {
    status: 422,
    sentence: '“{file}” is not UTF-8 text. Save it as “CSV UTF-8”, or as XLSX.',
  },
  'sheet.open-quote': {
    status: 422,
    sentence: 'The quotation mark that opens in row {row} of “{file}” is never closed. Close it.',
  },
  'sheet.not-xlsx': {
    status: 422,
    sentence: '“{file}” is not an XLSX workbook that can be read. Save it again as XLSX, or as “CSV UTF-8”.',
  },
  'sheet.forgotten': {
    status: 404,
    sentence: 'This file is not kept here any more. Choose it again; what was put on record stays.',
  },
  'history.empty-table': {
    status: 422,
    sentence: 'The table holds no row below its headings. Choose the file with the register, or fill in the template.',
  },
  'history.no-headings': {
    status: 422,
    sentence:
      'No row of the table names its columns. Name them as the template does, such as “Site”, “Operator”, “Country” and “Metals”.',
  },
  'history.no-column': {
    status: 422,
    sentence: 'The table has no such column, and no row can do without it. Add it as the template has it.',
  },
  'history.column-misspelt': {
    status: 422,
    sentence:
      'The table has no such column, and no row can do without it. If “{heading}” is meant, name it as the template does.',
  },
  'history.heading-twice': {
    status: 422,
    sentence: 'The columns “{one}” and “{other}” say the same. Keep one of the two.',
  },
  'history.formula': {
    status: 422,
    sentence: 'This cell holds what a spreadsheet computes or could not compute, “{found}”. Write the value instead.',
  },
  'history.unreadable-day': { status: 422, sentence: '“{found}” is not a day. Write it like 2026-03-31.' },
  'history.ambiguous-day': {
    status: 422,
    sentence: '“{found}” can be {one} or {other}. Write it like 2026-03-31.',
  },
  'history.unknown-country': {
    status: 422,
    sentence: '“{found}” is no country. Write its name in English or French, or its code of two letters.',
  },
  'history.unknown-metal': {
    status: 422,
    sentence: 'The scheme knows no metal “{found}”. Write one that it knows, such as {known}.',
  },
  'history.unknown-site-type': {
    status: 422,
    sentence: 'The scheme knows no kind of site “{found}”. Write one that it knows, such as {known}.',
  },
  'history.no-site-type': {
    status: 422,
    sentence: 'Say what kind of site it is, in this row or once for all rows that name none.',
  },
  'history.unknown-scheme': {
    status: 422,
    sentence: 'No scheme “{found}” is published here. Write one that is: {known}.',
  },
  'history.version-not-published': {
    status: 422,
    sentence:
      'No version “{found}” of the scheme is published here. Write one that is, such as {known}, or publish it first.',
  },
  'history.unknown-status': {
    status: 422,
    sentence:
      '“{found}” is no state that can be imported. Write one of the states that the template names, or leave the cell empty.',
  },
  'history.nothing-told': {
    status: 422,
    sentence: 'The row tells nothing of a participation. Give the day of the letter or of the award, or a state.',
  },
  'history.not-expired': {
    status: 422,
    sentence: 'The row says that the award has ended, but no end of its validity in the past is known. Give that day.',
  },
  'history.row-twice': { status: 422, sentence: 'Row {row} is about the same site. Keep one of the two.' },
  'history.name-twice': {
    status: 422,
    sentence:
      'Row {row} has the same name and country with the operator {operator}. Say in the name which site it is, such as its place.',
  },
} as const satisfies RefusalRegister;
