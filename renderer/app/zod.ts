// Keeps zod from compiling schemas to functions, which the content security policy forbids. Imported before anything
// that makes a schema.
import { z } from 'zod';

z.config({ jitless: true });
