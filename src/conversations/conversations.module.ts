import { Global, Module } from '@nestjs/common';
import { ActionsService } from './actions.service';
import { ConversationChangesService } from './conversation-changes.service';
import { SharedConversationsService } from './shared-conversations.service';
import { SuggestionsService } from './suggestions.service';

@Global()
@Module({
  providers: [ActionsService, ConversationChangesService, SharedConversationsService, SuggestionsService],
  exports: [ActionsService, SharedConversationsService],
})
export class ConversationsModule {}
