module.exports = {
  testEnvironment: '<rootDir>/test/support/environment.cjs',
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  transform: { '\\.ts$': '<rootDir>/test/support/jest-transform.cjs' },
  modulePathIgnorePatterns: ['<rootDir>/test/machines', '<rootDir>/dist', '<rootDir>/data'],
  globalSetup: '<rootDir>/test/support/run.cjs',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  maxWorkers: 2,
  testTimeout: 30_000,
};
