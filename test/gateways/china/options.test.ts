/** What is wrong in the address of a link to a Chinese carrier is said by its name, with what may stand there. */
import { parseCmppUrl } from '../../../gateways/cmpp/options';
import { parseSgipUrl } from '../../../gateways/sgip/options';
import { parseSmgpUrl } from '../../../gateways/smgp/options';

const READ = {
  CMPP: (query: string) => parseCmppUrl(`cmpp://900001:hunter2@10.0.0.1?${query}`),
  SMGP: (query: string) => parseSmgpUrl(`smgp://12345678:hunter2@10.0.0.1?${query}`),
  SGIP: (query: string) => parseSgipUrl(`sgip://unicom:hunter2@10.0.0.1?${query}&node=3041012345`),
} as const;
const ALL = ['CMPP', 'SMGP', 'SGIP'] as const;
const JOINING = ['CMPP', 'SMGP'] as const;

test.each<[string, string, readonly (keyof typeof READ)[]]>([
  ['name=a b', 'name must be up to 32 letters, digits, - and _', ALL],
  ['source=1'.padEnd(28, '0'), 'source must be up to 20 digits', ALL],
  ['source=%2B8610628', 'source must be up to 20 digits', ALL],
  ['carrier=cmcc', 'carrier must be one of mobile, unicom, telecom, broadnet', ALL],
  ['signature=none', 'signature must be one of front, back, carrier', ALL],
  ['connections=0', 'connections must be a whole number from 1 to 32', ALL],
  ['window=0', 'window must be a whole number from 1 to 10000', ALL],
  ['tps=1.5', 'tps must be a whole number from 0 to 100000', ALL],
  ['enquire=0', 'enquire must be a whole number from 1 to 3600', ALL],
  ['timeout=60s', 'timeout must be a whole number from 1 to 600', ALL],
  ['bind_timeout=', 'bind_timeout must be a whole number from 1 to 600', ALL],
  ['tries=11', 'tries must be a whole number from 1 to 10', JOINING],
  ['tries=3', 'tries is not known; allowed are node,', ['SGIP']],
  ['alphabet=gbk', 'alphabet must be one of ucs2, gb18030', ALL],
  ['prefix=%2B86', 'prefix must be one of none, 86', JOINING],
  ['long=sar', 'long must be one of udh8, udh16, pk', JOINING],
  ['long=pk', 'long must be one of udh8, udh16', ['SGIP']],
  ['receipts=failures', 'receipts must be one of all, none', ALL],
  ['validity=relative', 'validity must be one of off, absolute', ALL],
  ['service_id=12345678901', 'service_id must be at most 10 ASCII characters', JOINING],
  ['service_id=%E8%A1%A5', 'service_id must be at most 10 ASCII characters', JOINING],
  ['service_type=12345678901', 'service_type must be at most 10 ASCII characters', ['SGIP']],
  ['msg_src=123456789', 'msg_src must be at most', JOINING],
  ['version=3', 'version must be one of 3.0, 2.1, 2.0', ['CMPP']],
  ['fee_user=3', 'fee_user must be a whole number from 0 to 2', ['CMPP']],
  ['fee_type=6', 'fee_type must be 01 to 05', ['CMPP']],
  ['fee_type=04', 'fee_type must be 00 to 03', ['SMGP']],
  ['node=4294967296', 'node must be a whole number from 1 to 4294967295', ['SGIP']],
  ['corp_id=ABC', 'corp_id must be up to 5 digits', ['SGIP']],
  ['listen=65536', 'listen must be a whole number from 1 to 65535', ['SGIP']],
  ['from=somewhere', 'from must be the addresses that the gateway dials from', ['SGIP']],
  ['gateway_password=12345678901234567', 'gateway_password must be at most 16 ASCII characters', ['SGIP']],
  ['bind=pair', 'bind is not known; allowed are ', ['CMPP', 'SGIP']],
  ['bind=transceiver', 'bind must be one of both, pair', ['SMGP']],
])('%s: %s', (query, says, protocols) => {
  for (const protocol of protocols) {
    const read = () => READ[protocol](query);
    expect(read).toThrow(says);
    expect(read).not.toThrow('hunter2');
  }
});
