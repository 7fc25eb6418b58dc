/** First script of the page: zod would try `new Function`, which the Content-Security-Policy reports as a violation. Before any schema is made. */
import { z } from 'zod';

z.config({ jitless: true });
