// The words of receipts, in the order of netra/vault/words.txt; a test compares the two lists.
globalThis.netraWords = `
abjad acar adonan agenda ajaib ajakan akordion akrab akrobat aksesori akta aktif akuarium alamat alami alarm alat
album alfabet alir alpukat amfibi ampas anatomi andong aneh anggrek anggur angin angka angklung angkut animasi anoa
antena antik antrean anyam anyelir apel apotek arah arang arena arloji aroma arsip arsitek arus arwana asam asbak
asin asli aspal asrama astronot asuh atap atlas atlet atom aturan audisi aula awal awet ayak ayunan babak bacaan
bagan bagasi bahasa bahu baja bakat bakmi bakpao bakso bakul bakwan balap balik balkon balsam balut bambu bandana
bando bangku bangun banjar bantal bantu banyak baris basah basket baskom batako batas baterai bawang bayam bayangan
bayi beban bebek beda begonia bekantan bekas bekicot beku belahan belalai belalang belanja beledru belerang belida
belikat bendung bengawan bengkel benih bensin bentang bentuk benua beranda beraneka berangan berat berbaju berbaris
berbeda berbekal berbenah berbisik berburu bercakap bercukur berdansa berdebar berdiri berempat berenang beres
bergaul bergegas bergerak bergetar bergilir bergizi berguna bergurau berhasil berhemat berhenti berhias berikan
berikut berilmu berirama berisi berita berjabat berjajar berjalan berjasa berjemur berjumpa berkabut berkata
berkebun berkedip berkelok berkemas berkibar berkilau berkirim berkisah berkuah berkuda berkumis berkunci berlabuh
berlari berlatih berlayar berlibur bermain bermalam bermimpi bermula bermutu bernapas berniat bernilai berpesta
berpikir bersabar bersalju bersama bersayap bersiap bersih bersinar bersiul bersorak bertahap bertamu bertanam
bertani bertanya bertaut berteduh bertelur berteman bertepuk bertiup bertukar bertumpu bertunas bertutur beruang
berumur beruntun berusaha berwarna berwujud besar besi besok betah beton betul biasa biawak bibit bicara bidan bihun
bijak biji bilah bilang bimbing binatang bingkai bingung biola biologi birama biro bisnis bison bistik blangkon
blanko blender blok blus bobot bocah bohlam boling boneka bongkar bonsai bonus bordir botani botol brankas brigade
brokoli bronis brosur buaian buat buaya budidaya buih bukit bukti buldoser buletin bulevar bulu bumi buncis bundar
bungalo bungkus bungsu bunyi burger busa busur butik butuh buyut cabai cabang cabut cacing cadangan cadik cair
cakalang cakap cakram cakupan camar camilan campur canggih cangkang cangkir cangkok cangkul canting capcai capitan
capung cara catat catur cawan cebur cedok cekatan cekung celana celemek celengan celoteh cemara cembung cempedak
cendana cendawan cendol cengkeh centil centong ceplok cepuk cerah ceramah cerdas cerdik ceremai ceret ceria cermat
cermin cerobong cerpen cetakan cicak cicip cikal cincang cincau cincin cipta ciri cocok colek colokan congklak
contoh copot corak cuaca cucian cucur cukup cungkil cuplik curam cuti daerah daftar dagangan daging dagu dahaga
dahan dahi dahulu dalam dalil dampar dampingi danau dandan dansa dapur darat dasar dataran datuk daun dawai daya
dayung debu dekap dekorasi delima delta denah dendeng dengar dengkul dengung denting denyut derajat deras deretan
dering derma desa deterjen detik dewasa diagram dialog diam didik diesel dikte dinamo dinas dinding dingin diorama
dipan diskusi dodol dokar dokter domba domino dompet dongeng dongkrak dorong dosen drama drum duduk dukuh dunia
duren durian durung duta edisi edukasi efek ekologi ekor elastis ember empal emping empuk enak engsel esai eskrim
etalase etika faktur fantasi farmasi favorit figur fisika flamingo fondasi format foto gagang gagas galah galaksi
galeri gali galon gambir gamblang gambut gamelan gamis gampang ganda gandeng gandum ganggang ganjal ganti gantung
gapai gapura garam garasi gardu gaung gazebo gedung gelang gelatin geledek gemar gembala gembira gembok gemetar
gemilang gemuk gemuruh genap gendong genggam genteng geografi geologi gerak gerbong gerhana gerimis gerobak geser
gesit getas gigih giling girang gitar globe gondola gorengan gosok gotong goyang granit gubuk guci gudang gugus
gulat gulma gulungan gumam gumpal gunting gunung gurih gurita gurun guyur habis hadiah hadir hafal halaman halte
hambar hamparan hampir handal handuk hangat hantar hanyut hapus harap hari harmoni harpa hasil hawa hektar helai
helm hemat hening henti hewan hidang hilir himpun hinggap hirup hitung horizon hotel hubung hujan humas humor huni
huruf ibukota ijazah ijuk ikat iklan iklim ilalang ilmiah ilmu imbang imbau impian ingat insan inti irigasi iringan
iris isian istana istilah itik jadi jadwal jagat jagung jahe jahit jajar jala jambore jambul jamin jamu janggut
jangkar jangkrik jangkung janur jarak jauh jawab jejak jejaring jelaga jelajah jelas jembatan jemput jemur jendela
jengkal jenis jenjang jepit jerami jerapah jeriken jernih jeruji jeruk jilid jinak jinjing jodoh joget joglo joki
jongkok joran jual jubah judul juga jumlah jumpa jungkat juri jurnal jurus kabar kabel kabin kaca kado kafe kait
kajian kakao kakatua kakek kaki kaktus kaldu kalender kalimat kalkun kalung kambing kamboja kamera kampung kampus
kanal kancil kandung kanguru kanji kanopi kantin kantong kantor kantuk kanvas kapan kapten karakter karamel karangan
karaoke karavan karcis kardus karib karnaval karpet kartu karyawan kasuari kasur katalog katrol katun kawasan kawat
kayuh kebab kebaya kebun kecambah kecapi kecil kecipir kedai kedelai kedip kegiatan keju kekal keladi kelambu kelapa
keledai kelereng keliling kelinci keliru kelokan kelola kelompok kelopak keluar keluwak keluwih kemah kemangi
kemarau kemarin kemasan kembali kembang kembara kemeja kemilau kemiri kemoceng kemudi kenalan kenangan kenari
kencang kencur kendali kendi kenyal kepang kepodang kerabat keramas keramik keran kerapu keraton kerbau kereta
kerikil keripik keriting kerja kertas keruh kerupuk kesemek keset kesturi ketapang ketapel ketela ketemu ketimun
ketoprak ketuk ketumbar ketupat kicau kijang kikil kilap kilo kimia kimono kincir kios kipas kiper kira kiriman
kisah kismis kiwi klarinet kloset kodok koin kokoh kolak kolektor kolibri kolom kolong komet kompas kompi kompor
komuter kondisi koneksi konsep kontrak koperasi koridor kornea kosakata kostum krayon kreasi kreatif krim kristal
kuah kuali kubik kucuran kuda kukus kuliah kuliner kulit kulkas kumis kumpulan kunang kunci kuncup kuningan kunjung
kuno kuntum kunyah kunyit kuping kupon kupu kurir kurma kursi kusam kusen kusut kutilang kutip labah labu lacak laci
lada laden lahir lakban lalai lamaran lambai lampau lampiran lamunan lancip landak langit langkah langsat langsing
lanjut lansia lantai lantang lantunan lapangan lapis lapor laptop larut latar latihan lauk layan layur lebaran lega
legenda legit leher lele leluhur lemak lemari lembap lembing lembut lemper lempung lengan lengkap lengket lengking
lengkuas lentera lentik lentur lepas lesung letih lezat liburan licin lidah lidi lift lihat lilit limau limpah
lincah lindung lingkar lingkung lingkup lintas lipatan lipstik listrik liter liur loak loban lobi lobster lodeh
logat lokasi lombok lompat loncat lonceng longgar lontong losion lotek loteng loyal lubang lucu lugas luhur lukis
lulus lumba lumbung lumpia lumping lumpur lumut lunak luncur lupa lurik lusin maaf macam magnet mahal mahkota mahoni
main majemuk makan maklum makna malu mampu mandiri manfaat mangga manggis mangkuk manis manja mantan mantel manusia
maraton marmer martabak martil masa masih masinis masker masuk matang materi matoa medali medan megah meja mekar
melatih melayani melebar meleset melinjo melipat melirik melodi melompat meloncat meluas memakai memandu memanen
memanjat memasak memasang membagi membajak membalas membalut membantu membaur membawa membelai membenah memberi
membuka memegang memeluk memetik memijat memilah memilin meminjam memintal meminum memohon memompa memori memotong
memuat memuji memulai memupuk memutar menabung menabur menahan menaiki menambah menanam menarik menata menawar
mencetak mencicip mencoba mencuci mendaki mendidih mendoan menebak meneliti menemani menembus menempel menenun
menepi menetap mengaduk mengajak mengalir mengasah mengatur mengayuh mengecat mengeja mengemas mengenal mengepel
mengetik menggali mengikat menginap mengiris mengisi mengolah mengukir mengunci mengupas mengusap mengutip menimba
meninjau menit meniup menjadi menjaga menjamu menjemur menjepit menjual menoleh mentah mentega mentimun menu
menyalin menyapa menyebut menyeka menyeru menyetir menyimak menyiram menyulam menyuruh menyusun meraih merajut
merakit meramu merasa merawat merebus merek merenda meriah merica meridian merpati mertua meteran mikrolet milik
mimbar mimpi miniatur minibus minum minyak miring misai mobil modern modis modul monumen motor muara mudah mufakat
mujair muka mulai mulut muncul mundu mungil mungkin murbai musafir musang museum musim musisi nagasari naik nakhoda
nama nampan napas nasi naskah navigasi negeri nenek neraca niaga niat nikmat nilai nilon noda novel nutrisi nyaman
nyamuk nyanyi nyaring nyata nyiur oasis obeng objek obor obrolan oksigen oktaf olahan olahraga oleh omong ongkos
ongol opera opini orbit oregano organ orgel origami orkestra otak pabrik padat pagar pagi paham pahatan pajak
pajangan pakai paket palawija palem paling pameran panas pancar panci pancuran pandai panduan panen panggil panitia
panjang panjat panorama pantul panutan papaya paprika parabola paraf parfum parit parkir pasang pasir pasokan paspor
pastel pasti patin patuh patung pecel pedagang pedal pedoman peduli pegang pegas pegawai pekat pekerja pelajar pelan
pelapis pelatuk pelaut pelawak pelayan pelek pelembut pelihara pelikan pelita pelopor peluang peluit pelukis
peluncur pemahat pemain pembaca pembalap pembatik pembeli pembuat pemilik pempek pena pencak pencari pencatat
pencipta pendek pendopo penduduk penerbit penerima pengajar pengaman pengasuh pengawas penghuni pengirim pengukur
pengurus penikmat penjahit penjelas penolong penonton pensil pentas penuh penulis penyair penyala penyanyi penyapu
penyelam penyewa penyiar penyisir penyu pepatah pepes peraga perahu perairan perajin perangko perantau perapian
percaya percikan periang perigi periksa periuk perkakas perkusi perkutut perlu permen peron persik pesanan pesawat
peserta pesisir pesona pesta pesut petak petani petinju petis petugas pewangi piagam piala piano piatu pidato pigura
pijat pikir piknik pikul pilar pilin pilot pinang pindah pinggang pinggir pingpong pinjam pintal pinus pion pipi
piramida pisau pita piyama pizza planet pokok polos pondok pori porselen poster posyandu potongan potret praktis
pramuka prasasti prestasi pribadi profesor program puas pucuk puding puisi pulau pulpen pundak pundi punggung pupus
purba pusaka pusat putar racik radar radio ragam rahasia rajin rajungan rajut rakit raksasa ramai rambat rambutan
rancang rangkap rangsel rantau rapat rapi rawon rayu rebah rebana rebung rebus register rekan rekening rekreasi
rektor remaja rempeyek renang rencana rendam rentan renyah repot resam resep resik resmi restoran rias riasan rimbun
rimpang rincian rindang rindu ringkas rintik risalah riset risol rombong ronda rongga rontok rotan roti ruang
ruangan rujak rukun rumah rumahan rumbai rumput rumus runcing rupiah rutin saat sabun safari sahabat saing saji
sakelar salak salin salinan salju salur sambil sambung sampah samping sampul sandaran sandi sanggar sanggup sangkal
santap santapan santun sapu sapuan sarapan sarden saringan sarjana sasando sastra satai satelit saudagar saudara
saus sawah sawit sawo sayang sayap sayuran sebar sebelah seblak sebutan sedia sedikit segala segan segera segi
sejajar sejarah sejati sejuk sekali sekoci sekolah sekop sekoteng sekrup seksama selada selancar selasar selat
selatan seledri selesai seleting selimut selingan selip selisih seluruh semai semangat semanggi semangka semen
semesta semester semir sempat semprot sempurna semua senam sendawa sendiri sendok senggang seniman senja senter
sentuh sentuhan senyum senyuman sepak sepakat sepasang sepatu sepeda seperti sepoi sepotong sepupu seragam serambi
serangga serap serba serbet serbuk serempak seruan seruling seruput setapak setara setel setengah setuju sewa siang
siapa siaran siasat sibuk sikap siklus sikut silabus silet silinder simak simbal simetri simfoni simpan simpanan
simpel sinar sinden singgah singkat singkong singlet sinopsis sinyal siomai sipit siram siraman sirene sirih sirkel
sirkuit sirkus sirop sirsak sisipan sisir sistem siswa siul siulan skuter sobat sobek sofa soket solar sombrero
songket sopan sopir sore sorot sosial sosis soun spidol srikaya stadion stasiun stroberi studi suami suasana subur
sudut suguh suguhan suhu sukacita sukarela sulam sulaman sulung sumber sumbu sumpit sungai sungguh sungkan suplai
surai susun susunan sutra swalayan syair syal syarat tabib tablet tabung tabungan taburan tahap tahun tahunan tajuk
takjub taksi taktik talas talenta taman tamasya tambahan tambal tambang tambur tampak tampil tampilan tanam tanaman
tandang tandu tang tangan tangguh tanggung tangkas tangki tanjung tanpa tapioka tapir taplak tarikan taruh tata
tatakan tauge tawaran teater tebakan tebal tebing teduh tegak teknik teknisi teks tekstil tekuk tekukur tekwan
teladan telah telaten telepon teleskop televisi telinga teliti telur tembaga tembikar tembus tempa tempayan tempel
tempelan tempoyak tempuh temu temuan tenaga tenar tenda tengah tenggara tenggiri tengok tenun tenunan teori tepat
tepi tepian tepung terampil terangi terapi teratas teratur terbagi terbaik terbang terbaru terbit terbuka terdepan
terigu terik terima teringat terjaga terjal terjemah terjun terkenal terkini terlihat termasuk terminal termos
termuda ternak ternakan terompah terompet terong terowong tersedia tersusun tertata tertib tertidur tertulis terukir
terumbu terus terusan tetangga tetap tetes tetesan tidak tidur tiket tikungan timba timun tinggal tinggi tingkah
tinjau tipis tirai tiru tiruan titip titipan tiup tiupan tiwul tokek toko tomat tombol tonggak tongkat tongkol
tongseng tonton tontonan topeng topik toples total tradisi traktor tren trotoar trucuk truk tualang tuan tubuh tuju
tujuan tukang tukar tulip tulisan tumbuk tumit tumpah tumpang tumpukan tumpul tunas tunduk tunggang tunggu tungkai
tunjang tuntun tuntunan tupai turis turnamen turunan turut tutup tuturan ucap ucapan ujian ujung ukir ukiran ukulele
ulang ulangan ulas ulasan ulekan umbi umpan umum undang undangan unggas unggun ungkap ungkapan unik unta untaian
untuk upacara upah upaya uraian urat urutan usaha usul utara utusan video vila vitamin vokal voli volume wadah waduk
wahana wajan wajib waktu walang walet wanita warisan warna warnet warung wasit waspada watak wedang welut wisata
wisuda wortel yakin yayasan yodium yoyo zaitun
`.trim().split(/\s+/);
