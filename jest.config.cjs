module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  setupFiles: ['reflect-metadata'],
  transform: { '\\.([cm]?js|ts)$': '<rootDir>/test/jest-transform.cjs' },
  transformIgnorePatterns: [],
  modulePathIgnorePatterns: ['<rootDir>/test/machines', '<rootDir>/dist', '<rootDir>/data'],
  globalSetup: '<rootDir>/test/support/run.cjs',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  maxWorkers: 2,
  testTimeout: 30_000,
};
