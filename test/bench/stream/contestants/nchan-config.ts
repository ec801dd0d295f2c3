import { join } from 'node:path';

export interface NchanOptions {
  readonly module: string;
  readonly folder: string;
  readonly port: number;
  /** Whom the worker runs as, where the server is started by root. */
  readonly user: string | undefined;
}

/** Where messages are published and got. */
export const NCHAN_PATHS = { publish: '/publish', stream: '/stream' } as const;

/**
 * nginx with nchan for many viewers of one channel: one worker, no access log, connections that are kept, and a buffer
 * long enough that a viewer who is behind for a moment loses nothing (its default holds 10 messages).
 */
export function nchanConfig({ module, folder, port, user }: NchanOptions): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
load_module ${module};
${user === undefined ? '' : `user ${user};`}
daemon off;
worker_processes 1;
worker_rlimit_nofile 4096;
pid ${join(folder, 'nginx.pid')};
error_log ${join(folder, 'error.log')} warn;
events { worker_connections 4096; }
http {
  access_log off;
  ${temporary.map(name => `${name}_temp_path ${join(folder, name)};`).join('\n  ')}
  keepalive_requests 1000000000;
  keepalive_timeout 1h;
  client_body_buffer_size 16k;
  client_body_in_single_buffer on;
  nchan_shared_memory_size 512m;
  server {
    listen 127.0.0.1:${port};
    location = ${NCHAN_PATHS.publish} {
      nchan_publisher;
      nchan_channel_id bench;
      nchan_message_buffer_length 5000;
      nchan_message_timeout 60s;
    }
    location = ${NCHAN_PATHS.stream} {
      nchan_subscriber eventsource;
      nchan_channel_id bench;
      nchan_subscriber_first_message newest;
    }
  }
}
`;
}
