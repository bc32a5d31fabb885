import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { examples } from '../examples.ts';
import { findOversize } from './document-shape.ts';
import { asLimits } from './limits.ts';

const faultOf = (document: string) => findOversize(parse(document), asLimits())?.extensions['limit'];
const nested = (depth: number) => `${'a { '.repeat(depth - 1)}b${' }'.repeat(depth - 1)}`;
const times = (count: number, item: string) => Array.from({ length: count }, () => item).join(' ');

describe('the shape of a document', () => {
  it('is as large as allowed, and not one larger', () => {
    expect([faultOf(`{ ${nested(10)} }`), faultOf(`{ ${nested(11)} }`)]).toEqual([undefined, 'depth']);
    expect([faultOf(`{ a { ${times(15, 'x: b')} } }`), faultOf(`{ a { ${times(16, 'x: b')} } }`)]).toEqual([
      undefined,
      'aliases',
    ]);
    expect([faultOf(`{ ${times(10, 'a')} }`), faultOf(`{ ${times(11, 'a')} }`)]).toEqual([undefined, 'rootFields']);
    expect([faultOf(`{ a { ${times(499, 'b')} } }`), faultOf(`{ a { ${times(500, 'b')} } }`)]).toEqual([
      undefined,
      'selections',
    ]);
    expect([faultOf(`{ a ${times(20, '@b')} }`), faultOf(`{ a ${times(21, '@b')} }`)]).toEqual([
      undefined,
      'directives',
    ]);
  });

  it('counts a fragment wherever it is spread, and the depth of the field it is spread in', () => {
    const fragment = (body: string) => `fragment F on T { ${body} }`;
    expect(faultOf(`{ a { ${times(3, '...F')} } } ${fragment(times(5, 'x: b'))}`)).toBeUndefined();
    expect(faultOf(`{ a { ${times(4, '...F')} } } ${fragment(times(5, 'x: b'))}`)).toBe('aliases');
    expect(faultOf(`{ a { ...F } } ${fragment(nested(9))}`)).toBeUndefined();
    expect(faultOf(`{ a { ... on T { ... { ...F } } } } ${fragment(nested(10))}`)).toBe('depth');
    expect(faultOf(`{ a } ${fragment(times(11, 'b'))}`)).toBeUndefined();
  });

  it('has room for the examples, and for a tool that asks for the whole schema', () => {
    const all = {
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
    };
    for (const document of [...examples, getIntrospectionQuery({ ...all, oneOf: true })]) {
      expect(faultOf(document)).toBeUndefined();
      expect(() => parse(document, { maxTokens: asLimits().tokens })).not.toThrowError();
    }
  });
});
