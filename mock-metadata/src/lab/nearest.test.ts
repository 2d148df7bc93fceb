import { expect, test } from 'vitest';
import { didYouMean, didYouMeanOneOf, nearest } from './nearest.ts';

const words = ['networks', 'network_info', 'neutron', 'nova', 'user_data', 'user_data_file'];

test('a slip of the hand finds the word that was meant', () => {
  expect(nearest('netwroks', words)).toBe('networks');
  expect(nearest('network', words)).toBe('networks');
  expect(nearest('userdata', words)).toBe('user_data');
  expect(nearest('user-data', words)).toBe('user_data');
  expect(nearest('USER_DATA', words)).toBe('user_data');
  expect(nearest('nvoa', words)).toBe('nova');
});

test('the nearest of several wins', () => {
  expect(nearest('user_data_fil', words)).toBe('user_data_file');
});

test('very short words are only near to themselves', () => {
  expect(nearest('b', ['a', 'c'])).toBeUndefined();
  expect(nearest('A', ['a', 'c'])).toBe('a');
});

test('a word like none of them finds nothing', () => {
  expect(nearest('flavor', words)).toBeUndefined();
  expect(didYouMean('flavor', words)).toBe('');
  expect(didYouMean('netwroks', words)).toBe(' Did you mean "networks"?');
  expect(didYouMeanOneOf('flavor', ['a', 'b'])).toBe(' Known here: a, b.');
  expect(didYouMeanOneOf('flavor', [])).toBe('');
});
