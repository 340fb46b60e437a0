import { z } from 'zod';
import { version } from '@/package.json';
import {
  concordanceQuery,
  exportQuery,
  lookupQuery,
  memoryExportQuery,
  termsExportQuery,
  tmserverUnit,
  unitBody,
  unitsQuery,
} from '../v1/schemas';

export interface Parameter {
  name: string;
  in: 'query' | 'path';
  required: boolean;
  description: string;
  schema: object;
}

export interface Operation {
  operationId: string;
  summary: string;
  parameters?: Parameter[];
  requestBody?: { required: true; content: { 'application/json': { schema: object } } };
  responses: Record<string, { description: string; content?: object; headers?: object }>;
}

export interface OpenApi {
  openapi: string;
  info: { title: string; version: string; description: string };
  paths: Record<string, Partial<Record<'get' | 'post' | 'put', Operation>>>;
  components: object;
  security: object[];
}

interface JsonSchema {
  properties?: Record<string, { description?: string; default?: unknown }>;
  required?: string[];
}

const stretch = object({ start: { type: 'integer' }, end: { type: 'integer' } });
const string = { type: 'string' };
const integer = { type: 'integer' };
const namesOfRebuilt = {
  ...array(string),
  description:
    'Memories whose index is being made anew (`beads`: the confirmed ones): until it is ready, some of theirs is missing',
};
const origin = {
  ...object({ kind: { type: 'string', enum: ['memory', 'bead'] } }),
  description:
    'Where it comes from: `memoryId`, `unitId` and `name` of a memory; `textId`, `beadId` and `title` of a bead',
};
const orNull = { type: ['string', 'null'] };
const match = object({
  kind: { type: 'string', enum: ['context', 'exact', 'near', 'fuzzy'] },
  score: { type: 'integer', description: 'Per cent, penalties taken off; 101 is a context match' },
  penalty: integer,
  source: string,
  target: string,
  adapted: { ...orNull, description: 'The target with the segment’s numbers, where they differ' },
  sourceLang: string,
  targetLang: string,
  differsIn: array(string),
  missing: array(stretch),
  extra: array(stretch),
  origin,
  createdAt: orNull,
  changedAt: orNull,
  author: string,
});
const line = object({
  ...{ source: string, target: string, sourceLang: string, targetLang: string },
  places: array(stretch),
  origin,
});
const concordanceLine = {
  ...line,
  properties: {
    ...line.properties,
    unconfirmed: {
      type: 'boolean',
      description: 'True for a bead that nobody confirmed yet; these come last',
    },
  },
};
const unit = object({
  ...{ id: integer, source: string, target: string, sourceLang: string, targetLang: string },
  ...{ createdAt: orNull, createdBy: orNull, changedAt: orNull, changedBy: orNull },
  usageCount: { type: ['integer', 'null'] },
});
const memory = object({
  ...{ id: integer, name: string, langs: array(string), units: integer },
  isReadOnly: { type: 'boolean' },
  changedAt: { type: 'string', format: 'date-time' },
});
const text = object({
  id: string,
  createdAt: { type: 'string', format: 'date-time' },
  beads: integer,
  confirmed: integer,
  versions: array(object({ lang: string, title: string })),
});
const termbase = object({
  ...{ id: string, name: string, priority: integer, concepts: integer, langs: array(string) },
  textIds: {
    type: ['array', 'null'],
    items: string,
    description: 'The texts it is used for; null for all',
  },
});
const id = (what: string): Parameter => ({
  ...{ name: 'id', in: 'path', required: true, description: what },
  schema: string,
});

/** The API as OpenAPI 3.1, made of the schemas that its handlers check by. */
export function openApi(): OpenApi {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hebi',
      version,
      description:
        'The translation memories of Hebi for other programs. On this machine nothing is asked for; from elsewhere the token that Hebi was started with.',
    },
    paths: {
      '/api/v1/lookup': {
        get: {
          operationId: 'lookup',
          summary: 'Matches of a segment in all memories, the best first',
          parameters: queryOf(lookupQuery),
          responses: answers(object({ matches: array(match), rebuilt: namesOfRebuilt })),
        },
      },
      '/api/v1/concordance': {
        get: {
          operationId: 'concordance',
          summary: 'Units and beads that hold words, with their other side',
          parameters: queryOf(concordanceQuery),
          responses: answers(object({ lines: array(concordanceLine), rebuilt: namesOfRebuilt })),
        },
      },
      '/api/v1/memories': {
        get: {
          operationId: 'listMemories',
          summary: 'The stored memories',
          responses: answers(object({ memories: array(memory) })),
        },
      },
      '/api/v1/memories/{id}/units': {
        get: {
          operationId: 'listUnits',
          summary: 'A window of a memory’s units',
          parameters: [id('The memory'), ...queryOf(unitsQuery)],
          responses: answers(object({ units: array(unit), total: integer })),
        },
        post: {
          operationId: 'addUnit',
          summary: 'Adds a unit to a memory; the next lookup finds it',
          parameters: [id('The memory')],
          requestBody: bodyOf(unitBody),
          responses: answers(unit, '201', 'The unit'),
        },
      },
      '/api/v1/memories/{id}/export': {
        get: {
          operationId: 'exportMemory',
          summary: 'A memory as TMX 1.4, streamed',
          parameters: [id('The memory'), ...queryOf(memoryExportQuery)],
          responses: fileOf(['application/x-tmx+xml']),
        },
      },
      '/api/v1/termbases': {
        get: {
          operationId: 'listTermbases',
          summary: 'The termbases',
          responses: answers(object({ termbases: array(termbase) })),
        },
      },
      '/api/v1/termbases/{id}/export': {
        get: {
          operationId: 'exportTermbase',
          summary: 'A termbase as TBX, CSV or TSV, streamed',
          parameters: [id('The termbase'), ...queryOf(termsExportQuery)],
          responses: fileOf(['application/xml', 'text/csv', 'text/tab-separated-values']),
        },
      },
      '/api/v1/texts': {
        get: {
          operationId: 'listTexts',
          summary: 'The texts, and how far they are confirmed',
          responses: answers(object({ texts: array(text) })),
        },
      },
      '/api/v1/texts/{id}/export': {
        get: {
          operationId: 'exportText',
          summary: 'A text as TMX 1.4, streamed',
          parameters: [id('The text'), ...queryOf(exportQuery)],
          responses: fileOf(['application/x-tmx+xml']),
        },
      },
      '/tmserver/{source}/{target}/unit/{text}': {
        get: {
          operationId: 'tmserver',
          summary: 'Matches in the form of translate-toolkit’s tmserver and amaGama',
          parameters: [
            ...unitPath,
            {
              ...{ name: 'min_similarity', in: 'query', required: false },
              description: 'The least quality, in per cent',
              schema: { type: 'integer', default: 70 },
            },
            {
              ...{ name: 'max_candidates', in: 'query', required: false },
              description: 'At most so many matches',
              schema: { type: 'integer', default: 5 },
            },
          ],
          responses: answers(
            array(
              object({
                source: string,
                target: string,
                quality: integer,
                rank: integer,
                context: string,
              }),
            ),
          ),
        },
        ...Object.fromEntries(
          (['put', 'post'] as const).map((method) => [
            method,
            {
              operationId: `tmserver${method === 'put' ? 'Add' : 'Update'}`,
              summary: 'Keeps a unit in the memory “tmserver”; the next lookup finds it',
              parameters: [...unitPath],
              requestBody: bodyOf(tmserverUnit),
              responses: answers(string, '200', 'Kept; an empty string'),
            },
          ]),
        ),
      },
    },
    components: {
      schemas: {
        Problem: {
          ...object({ type: string, title: string, status: integer, detail: string }),
          description: 'RFC 9457',
        },
      },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{}, { token: [] }],
  };
}

const unitPath: readonly Parameter[] = [
  ...(['source', 'target'] as const).map((name): Parameter => ({
    ...{ name, in: 'path', required: true, schema: string },
    description: `The ${name} language: zh_CN, en`,
  })),
  {
    ...{ name: 'text', in: 'path', required: true, schema: string },
    description: 'The segment, quoted as in a form or a path',
  },
];

function bodyOf(schema: z.ZodType) {
  return {
    required: true as const,
    content: { 'application/json': { schema: z.toJSONSchema(schema, { io: 'input' }) } },
  };
}

const failure = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const failures = {
  '400': failure('A parameter is missing or wrong; “errors” names each'),
  '401': failure('From another machine, without the token'),
  '403': failure('From a page elsewhere'),
  '404': failure('There is no such text, memory or termbase'),
  '405': {
    ...failure('The path has not this method; “Allow” names those that it has'),
    headers: { Allow: { schema: string, description: 'GET, HEAD, OPTIONS' } },
  },
  '413': failure('The body is too large'),
  '409': failure('Cannot be done as things stand'),
  '503': failure('The translation memory does not answer'),
};

function answers(schema: object, status = '200', description = 'What was found') {
  return { [status]: { description, content: { 'application/json': { schema } } }, ...failures };
}

function fileOf(mediaTypes: readonly string[]) {
  const content = Object.fromEntries(mediaTypes.map((type) => [type, { schema: string }]));
  return { '200': { description: 'The file', content }, ...failures };
}

function object(properties: Record<string, object>) {
  return { type: 'object', properties, required: Object.keys(properties) };
}

function array(items: object) {
  return { type: 'array', items };
}

function queryOf(schema: z.ZodType): Parameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
  return Object.entries(properties).map(([name, { description = '', ...rest }]) => ({
    ...{ name, in: 'query' as const, required: required.includes(name), description },
    schema: rest,
  }));
}
