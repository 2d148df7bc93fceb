// Before everything that takes memory.
import './small-heap.ts';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './host.ts';
import { startServer } from './server.ts';

// How to talk is in the arguments: --stdio, --node-ipc, --socket=N or --pipe=NAME.
startServer(createConnection(ProposedFeatures.all), nodeHost);
