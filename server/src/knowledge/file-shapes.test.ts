import { expect, test } from 'vitest';
import { fileShapes } from './file-shapes.ts';
import { idOfShape, shapeOfId } from './shape-ids.ts';

const schema = JSON.stringify({ type: 'object', properties: { a: { type: 'string' } } });

test('a schema is read when it is first asked for, and once', () => {
  const asked: string[] = [];
  const shapes = fileShapes((file) => {
    asked.push(file);
    return schema;
  });
  expect(asked).toEqual([]);
  expect(shapes('lab')).toBe(shapes('lab'));
  expect(asked).toEqual(['lab']);
});

test('its shapes can be asked for by number', () => {
  const shape = fileShapes(() => schema)('scenario');
  const id = shape && idOfShape(shape);
  expect(id === undefined ? id : shapeOfId(id)).toBe(shape);
  expect(shape).toMatchObject({ kind: 'map' });
});

test('without a schema nothing is known, and nobody asks again', () => {
  let asked = 0;
  const shapes = fileShapes(() => {
    asked += 1;
    return undefined;
  });
  expect([shapes('lab'), shapes('lab'), asked]).toEqual([undefined, undefined, 1]);
});

test('one that cannot be read fails once', () => {
  const shapes = fileShapes(() => '{');
  expect(() => shapes('lab')).toThrow(SyntaxError);
  expect(shapes('lab')).toBeUndefined();
});
