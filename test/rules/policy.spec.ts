import { policy, policyFor, verdict } from '../../src/sign-in/policy.rules';
import { returnTo } from '../../src/sign-in/return-to.rules';

it('refuses a route that nobody thought of', () => {
  expect(verdict(policyFor('GET', '/somewhere'), new Set(['administrator']))).toBe('not-found');
});

it('sends the signed-out to sign in, and tells outsiders that there is nothing here', () => {
  expect(verdict(policyFor('GET', '/team'), null)).toBe('sign-in');
  expect(verdict(policyFor('GET', '/team'), new Set(['learner']))).toBe('not-found');
  expect(verdict(policyFor('GET', '/team'), new Set(['supervisor']))).toBe('enter');
});

it('has each route once', () => {
  expect(new Set(policy.map((row) => `${row.method} ${row.path}`)).size).toBe(policy.length);
});

it.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/sign-out',
  '/%0d',
  'javascript:1',
  '/a\nb',
  '',
])('goes nowhere else after signing in: %j', (next) => {
  expect(returnTo(next)).toBe('/');
});

it('goes back to the page asked for', () => expect(returnTo('/modules/role?x=1')).toBe('/modules/role?x=1'));
