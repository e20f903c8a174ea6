import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from '../shared/clock';
import type { Config } from './config';

export const CONFIG = Symbol('config');

@Global()
@Module({})
export class ConfigModule {
  static with(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [Clock, { provide: CONFIG, useValue: config }],
      exports: [Clock, CONFIG],
    };
  }
}
