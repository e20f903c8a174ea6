import { Global, Module } from '@nestjs/common';
import { Clock } from './clock';

/** One clock for everybody. */
@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class ClockModule {}
