import { Module } from '@nestjs/common';
import { PatternsController } from './patterns.controller';

/** Every part of the interface on one page, for whoever works on the look. */
@Module({ controllers: [PatternsController] })
export class PatternsModule {}
