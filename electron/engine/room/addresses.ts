import { networkInterfaces } from 'node:os';

/** IPv4 addresses of this machine, private networks first; loopback only where there is no other. Link-local ones are of no use to phones. */
export function localAddresses(): { name: string; address: string }[] {
  const all = Object.entries(networkInterfaces()).flatMap(([name, list]) =>
    (list ?? []).filter(({ family }) => family === 'IPv4').map(({ address, internal }) => ({ name, address, internal })),
  );
  const outer = all.filter(({ internal, address }) => !internal && !address.startsWith('169.254.'));
  const rank = ({ address }: { address: string }): number => (/^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address) ? 0 : 1);
  const chosen = outer.length > 0 ? outer.sort((a, b) => rank(a) - rank(b)) : all;
  return chosen.map(({ name, address }) => ({ name, address }));
}

/** Whether this machine has the address now. */
export function isLocal(address: string): boolean {
  return Object.values(networkInterfaces()).some((list) => list?.some((one) => one.address === address) === true);
}
