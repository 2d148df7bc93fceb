import { type ErrorStatus, errorPage as webobPage } from '../webob/error-page.ts';
import type { NovaResult } from './world.ts';
import type { WsgiRequest } from './wsgi-request.ts';

/** An error of Nova's, in the form that the request asks for. */
export const errorPage = (
  { method, header }: WsgiRequest,
  status: ErrorStatus,
  explanation: string,
): NovaResult => ({
  kind: 'answer',
  answer: webobPage({ method, accept: header('accept') }, status, explanation),
});

/** 404 where neither instance nor path can be found. */
export const notFound = (request: WsgiRequest): NovaResult =>
  errorPage(request, 404, 'The resource could not be found.');

/** What Nova says of any failure it caught but did not expect. */
export const unknownError = 'An unknown error has occurred. Please try your request again.';
