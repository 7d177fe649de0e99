import { describe, expect, test } from '@jest/globals';
import { cutSlice, printSlice } from './slicing.ts';
import { apiRoutes } from './start-github.ts';
import { createValidator } from './validation.ts';

const document = {
  paths: {
    '/things/{name}': {
      get: {
        operationId: 'things/get',
        parameters: [
          { $ref: '#/components/parameters/name' },
          { name: 'per_page', in: 'query', schema: { type: 'integer', description: 'The number of results (max 100).' } },
        ],
        responses: {
          '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/thing' }, examples: {} } } },
          '404': { $ref: '#/components/responses/none' },
        },
      },
      delete: { operationId: 'things/delete', responses: { '204': { description: 'gone' } } },
    },
  },
  components: {
    parameters: { name: { name: 'name', in: 'path', required: true, 'x-multi-segment': true, schema: { type: 'string' } } },
    responses: { none: { content: { 'application/json': { schema: { $ref: '#/components/schemas/error' } } } } },
    schemas: {
      thing: {
        type: 'object',
        description: 'A thing.',
        properties: {
          description: { type: 'string', nullable: true },
          size: { type: 'string', nullable: true, enum: ['s', 'l'] },
          owner: { $ref: '#/components/schemas/owner' },
        },
        required: ['description'],
      },
      owner: { nullable: true, allOf: [{ type: 'object', properties: { login: { type: 'string', example: 'x' } } }] },
      error: { type: 'object', properties: { message: { type: 'string' } } },
      unused: { type: 'string' },
    },
  },
};

describe('cutting the slice', () => {
  const slice = cutSlice(document, { source: 'a test', licence: 'MIT', operations: ['things/get'] });

  test('an operation keeps its parameters and answers, with documentation gone', () => {
    expect(slice.operations['things/get']).toEqual({
      method: 'GET',
      path: '/things/{name}',
      pathParameters: [{ name: 'name', required: true, multi: true, schema: { type: 'string' } }],
      query: [{ name: 'per_page', required: false, schema: { type: 'integer' } }],
      body: null,
      answers: { '200': { $ref: '#/schemas/thing' }, '404': { $ref: '#/schemas/error' } },
    });
  });

  test('schemas are followed, `nullable` is written out, and a property may be called "description"', () => {
    expect(Object.keys(slice.schemas)).toEqual(['error', 'owner', 'thing']);
    expect(slice.schemas.thing).toEqual({
      type: 'object',
      properties: {
        description: { type: ['string', 'null'] },
        size: { type: ['string', 'null'], enum: ['s', 'l', null] },
        owner: { $ref: '#/schemas/owner' },
      },
      required: ['description'],
    });
    expect(slice.schemas.owner).toEqual({
      anyOf: [{ allOf: [{ type: 'object', properties: { login: { type: 'string' } } }] }, { type: 'null' }],
    });
  });

  test('every other route of the document is known by name', () => {
    expect(slice.notPlayed).toEqual({ 'DELETE /things/{name}': 'things/delete' });
  });

  test('an operation that the document does not have is an error', () => {
    expect(() => cutSlice(document, { source: '', licence: '', operations: ['things/make'] })).toThrow('not in the document: things/make');
  });

  test('the printed slice reads back as the same', () => {
    expect(JSON.parse(printSlice(slice))).toEqual(slice);
  });
});

describe('the committed slice', () => {
  const { slice } = createValidator();

  test('names its source and carries the licence of the document', () => {
    expect(slice.source).toBe('@octokit/openapi 23.0.2, api.github.com.json');
    expect(slice.licence).toMatch(/^MIT License/);
  });

  test('holds every route that the double plays', () => {
    expect(Object.keys(apiRoutes).filter((id) => slice.operations[id] === undefined)).toEqual([]);
  });
});
