import subprocess,sys
# GB 2312 in full, and Latin, Greek, punctuation, arrows, mathematics, shapes
chars=set()
for a in range(0xA1,0xF8):
    for b in range(0xA1,0xFF):
        try: chars.add(ord(bytes([a,b]).decode('gb2312')))
        except UnicodeDecodeError: pass
rng=[(0x20,0x7e),(0xa0,0x17f),(0x2c6,0x2dd),(0x370,0x3ff),(0x2000,0x206f),(0x2070,0x209f),(0x20a0,0x20bf),(0x2100,0x214f),(0x2150,0x218b),(0x2190,0x21ff),(0x2200,0x22ff),(0x2460,0x24ff),(0x2500,0x257f),(0x25a0,0x25ff),(0x2600,0x266f),(0x3000,0x303f),(0xff00,0xffef),(0x2713,0x2717)]
for a,b in rng: chars|=set(range(a,b+1))
open('chars.txt','w').write(','.join(f'{c:04X}' for c in sorted(chars)))
for w in ('Regular','Bold'):
    subprocess.check_call(['pyftsubset',f'/usr/share/fonts/opentype/noto/NotoSansCJK-{w}.ttc','--font-number=2',f'--output-file=NotoSansCJKsc-{w}.otf','--unicodes-file=chars.txt','--no-hinting','--layout-features=kern,liga,locl,halt,palt,chws,vert,sups,subs,lnum,tnum,pnum','--drop-tables+=vhea,vmtx,VORG','--name-IDs=*','--notdef-outline'])

LATIN = 'U+0020-024F,U+0300-036F,U+0370-052F,U+1E00-1EFF,U+2000-20CF,U+2100-218F'
for w in ('Regular', 'Bold'):
    subprocess.check_call(['pyftsubset', f'/usr/share/fonts/truetype/noto/NotoSans-{w}.ttf', f'--output-file=NotoSans-{w}.ttf', f'--unicodes={LATIN}', '--no-hinting', '--layout-features=kern,liga,locl,mark,mkmk,sups,subs,lnum,tnum', '--name-IDs=*', '--notdef-outline'])
