import { readFileSync } from 'node:fs';
import { openSqlite } from '@/lib/store/sqlite';
import { openSegment, mergeSegments } from '@/lib/memory/segment';
import { createMemoryIndex } from '@/lib/memory/memory-index';
import { foldText } from '@/lib/search/fold';
const db=openSqlite(process.env.HEBI_DB!);
const segs=(db.prepare(`SELECT bytes FROM IndexSegment WHERE lang='zh-Hans' and units>0 ORDER BY id`).all() as any[]).map(r=>openSegment(r.bytes));
console.log(segs.length, segs.map(s=>s.count).join());
const qs=readFileSync('/tmp/w/scratch-speed/data/q1m.tsv','utf8').trim().split('\n').map(l=>l.split('\t'));
function run(name:string,index:any){ for(let r=0;r<6;r++){ const c=process.cpuUsage(); let n=0; for(const [,q] of qs) n+=index.search({source:q},{threshold:70,limit:5}).length; const u=process.cpuUsage(c); console.log(name,'lookups/s cpu',(1e9/(u.user+u.system))|0,n); } 
 const c=process.cpuUsage(); for(const w of ['设置','的','，']) index.concordance([w]); const u=process.cpuUsage(c); console.log(name,'3 concordances cpu ms',(u.user+u.system)/1000); }
run('ten',createMemoryIndex({fold:foldText,segments:segs}));


