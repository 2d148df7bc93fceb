import { createServer, type Server } from 'node:net';
import { answered, type Outcome } from '../message.ts';
import { requestInPacket } from '../neutron/agent-packet.ts';
import type { SocketAnswering } from './answering.ts';
import { plainText } from './plain-text.ts';
import { sendOutcome, silenceMs } from './socket-outcome.ts';

/**
 * The socket of the metadata agent since 2025.1: of each connection it reads what comes first, once,
 * answers and closes.
 */
export const packetServer = ({ refusal, answer }: SocketAnswering): Server =>
  createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.once('end', () => socket.end());
    socket.once('data', (packet: Buffer) => {
      socket.removeAllListeners('end').setTimeout(0);
      const request = requestInPacket(packet);
      if (request === undefined) {
        socket.destroySoon();
        return;
      }
      const send = (outcome: Outcome): void => {
        if (!socket.destroyed) sendOutcome(socket, outcome, request.method, undefined);
      };
      const refused = refusal(request, socket);
      if (refused === undefined) void answer(request, socket).then(send);
      else send(answered(plainText(refused)));
    });
  });
