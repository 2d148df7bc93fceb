/** Where the mock listens unless told otherwise: Nova's own port for metadata. */
export const defaultPort = 8775;
