import { readFileSync } from 'node:fs';
import { openSqlite } from '@/lib/store/sqlite';
import { MemorySearcher } from '@/lib/store/memory/searcher';
const mb=()=>{const m=process.memoryUsage(); return `rss ${m.rss/1e6|0} heap ${m.heapUsed/1e6|0} ab ${m.arrayBuffers/1e6|0} ext ${m.external/1e6|0}`;};
const t0=performance.now(); console.log('start',mb());
const db=openSqlite(process.env.HEBI_DB!);
const s=new MemorySearcher(db); console.log('searcher',mb());
let c=process.cpuUsage();
const scope={from:'zh-CN',to:'en'};
s.warm(scope); let u=process.cpuUsage(c); console.log('warm cpu',(u.user+u.system)/1e6,'since start',(performance.now()-t0)|0,mb());
const qs=readFileSync('/tmp/w/scratch-speed/data/q1m.tsv','utf8').trim().split('\n').map(l=>l.split('\t'));
s.lookup({...scope,segment:qs[0]![1]!,threshold:70,limit:5}); console.log('first answer',mb());
for(let round=0;round<3;round++){ const times:number[]=[]; c=process.cpuUsage(); const byKind:Record<string,number[]>={};
 for(const [kind,q] of qs){ const t=process.cpuUsage(); s.lookup({...scope,segment:q!,threshold:70,limit:5}); const d=process.cpuUsage(t); times.push((d.user+d.system)/1000); (byKind[kind!]??=[]).push((d.user+d.system)/1000); }
 u=process.cpuUsage(c); times.sort((a,b)=>a-b); console.log('lookups/s cpu',(1e9/(u.user+u.system))|0,'median',times[500],'p99 (cpu ms)',times[990],'max',times[999], Object.entries(byKind).map(([k,l])=>k+' '+(l.reduce((a,b)=>a+b)/l.length).toFixed(2)).join(', ')); }
for(const words of [['设置'],['的'],['无法','打开'],['文件','保存','失败'],['，']]){ c=process.cpuUsage(); const l=s.concordance({words,...scope,limit:50}); u=process.cpuUsage(c); console.log('concordance',words.join('+'),l.length,'cpu ms',(u.user+u.system)/1000); }
const ex=qs.filter(([k])=>k==='exact'); const te:number[]=[]; for(const [,q] of ex){ const t=process.hrtime.bigint(); s.lookup({...scope,segment:q!,threshold:100,limit:5}); te.push(Number(process.hrtime.bigint()-t)/1e6);} te.sort((a,b)=>a-b); console.log('exact median wall ms',te[100],'p90',te[180]);
console.log(mb());
