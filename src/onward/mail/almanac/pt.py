"""Portuguese, as written in Portugal, Brazil and Africa."""

from onward.mail.almanac import NEVER, Words

_BEFORE = r"(?=[-,.;:!?)]|$| (?:feira|às|as|à|a|ao|dia|de|do|da|que|q|ou|e|para|pra|pelas|pela|próxima|no|na|em|com|mesmo|cedo|tá|fica|passa|vou|vem|serve|pode|meio|sem|até|pq|porque|lá|aqui|\d))"
"""What may follow "segunda", which is also "second"."""


def _day(name: str, number: int) -> str:
    return rf"(?:{name}|{number}ª?)[- ]?feiras?|(?:{name}){_BEFORE}"


WORDS = Words(
    weekdays=(_day("segunda", 2), _day("terça", 3), _day("quarta", 4), _day("quinta", 5),
              _day("sexta", 6), "sábado", "domingo"),
    short_weekdays=("seg", "ter", "qua", "qui", "sex", "sáb", "dom"),
    months=("jan(?:eiro)?", "fev(?:ereiro)?", "mar(?:ço)?", "abr(?:il)?", "maio?",
            "jun(?:ho)?", "jul(?:ho)?", "ago(?:sto)?", "set(?:embro)?", "out(?:ubro)?",
            "nov(?:embro)?", "dez(?:embro)?"),
    numbers=("uma?", "dois|duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove",
             "dez", "onze", "doze", "treze", "quatorze|catorze", "quinze", "dezesseis|dezasseis",
             "dezessete|dezassete", "dezoito", "dezenove|dezanove", "vinte", "vinte e um",
             "vinte e dois", "vinte e três", "vinte e quatro", "vinte e cinco", "vinte e seis",
             "vinte e sete", "vinte e oito", "vinte e nove", "trinta", "trinta e um"),
    ordinals=("primeiro",),
    nth=r"[º°ª]",
    of=r"(?: de)? ",
    article=r"(?:o )?(?:dia )?",
    the=r"(?:(?:no|até|ao|o|de|para|a) )?dia ",
    near=(r"hoje(?: (?:à|de) (?:tarde|noite|manhã))?|esta (?:tarde|noite|manhã)", r"amanhã(?: (?:de manhã|cedo|à tarde|à noite|de tarde))?",
          r"depois de amanhã"),
    this=r"esta|nesta|desta|este|neste",
    coming=r"(?:n?a |à )?próxima|(?:n?o |ao )?próximo",
    coming_after=r"(?:que|q) vem|próxim[oa]|seguinte",
    next=NEVER,
    next_week=r"(?:n?a |da )?(?:semana (?:que vem|q vem|próxima)|próxima semana)",
    week_after=r"(?:daqui a|em) duas semanas",
    later=r"a oito|(?:daqui a|em) (?:oito dias|uma semana)",
    ahead=r"daqui a|dentro de|em",
    end_of=r"(?:o )?(?:final|fim)(?: de)?",
    habit=r"a|à|-|–",
    at=r"(?:às|pelas|até às|até as|das|para as|pras|lá pelas|por volta das|a partir das|antes das|depois das|umas|à|entre as|as) ",
    start=r"(?:das|entre as|de|das|entre) ",
    until=r"às|à|as|e as|e à|e|a|até às|até à|até as",
    unit=r"hs?|hrs?",
    long_unit=r"horas?",
    noon=r"(?:ao |a |até )?meio[- ]dia",
    midnight=r"(?:à |a )?meia[- ]noite",
    parts=(("meia", 30), ("(?:um )?quarto", 15), ("cinco", 5), ("dez", 10), ("quinze", 15),
           ("vinte", 20), ("vinte e cinco", 25), ("trinta", 30), ("quarenta", 40),
           ("quarenta e cinco", 45)),
    past=NEVER,
    to=r"(?:para|pra|pr)(?: ?as?| o)?",
    short_of=(),
    plus=r"e",
    less=r"menos",
    morning=r"d[ae] (?:manhã|madrugada)|pela manhã",
    evening=r"d[ae] (?:tarde|noite)|à (?:tarde|noite)|pela tarde",
    then=r"em|no|na|nos|nas|com|e|ou|de|do|da|por|pelo|pela|para|via|hoje|amanhã|segunda|terça|quarta|quinta"
         r"|sexta|sábado|domingo|em ponto|se|que|aqui|lá|cá|pra|horas|ao|a|o|quando|pode|dá|(?!\w+as\b)[a-záéíóúçã]{2,}",
    lasting=r"dura|durará|duração de|em|em até|dentro de|prazo de|máximo de|cerca de|umas|menos de|de",
    no_clock=r"%|€|euros?|eur|reais|semanais|por semana|por|/|minutos|min\b|km|anos|pessoas|diárias|candidat\w+",
    by=r"até(?! (?:já|logo|breve|lá|então|agora))|o mais tardar|no máximo|antes d[aeo]s?(?= ?$)|prazo|data[- ]limite|vence|expira|encerra|fecha|válid\w*|termina",
    off=r"já não|não|(?:em vez d[eao]|em lugar d[eao]|no lugar d[eao])(?=.{0,14}$)|originalmente|inicialmente|era|estava|foi|cancel\w*|desmarc\w*|anulad\w*"
        r"|passad[oa]|desde|ontem|anterior\w*|decisão|decid\w*|resposta até|daremos|retornaremos|avisamos|atendimento|atendemos"
        r"|entrevista d[eo] (?=\w+ passad)|falamos|conversamos|conhecemos|início|admissão|infelizmente|impossível",
    shifted=r"(?:mud|pass|alter|remarc|antecip|adi|transfer|empurr)\w*\b[^.;!?]{0,60}\bdas?",
    called_off=r"(?:já )?não (?:vai|pode|posso|podemos|dá|será|é|consigo|conseguimos|vou)\b|(?:foi|está|fica|ficou) (?:cancelad|desmarcad|anulad|adiad|sem efeito)\w*|caiu\b|impossível",
    firm=r"confirm\w*|agendad\w*|marcad\w*|reservad\w*|combinad\w*|será realizad\w*|realiza-se|decorre\w*|terá lugar|nov[ao] (?:data|hora|horário)|esper\w*|aguard\w*"
         r"|nos vemos|vemo-nos|convoc\w*|convid\w*|em vez disso|remarcad\w*|data e hora|data:|quando:|passou para|passa para|fica\b|ficou para|melhor",
    choice=r"ou\b|quer\b|qual\b|que (?:dia|horário)\b|(?:opções|horários|vagas disponíveis|escolh\w*|alternativas|disponibilidade)\b",
    farewell=r"(?:então |pois )?até",
    due=r"até(?: ao?| à| o| as| às)?(?: (?:próxim[oa]|dia))?(?! (?:já|logo|breve|lá|então|agora))|o mais tardar(?: até)?|no máximo(?: até)?|antes d[aeo]s?(?= (?:segunda|terça|quarta|quinta|sexta|sábado|domingo|dia|\d))"
        r"|(?:prazo|data[- ]limite|limite)(?: de \w+)?(?: é|:)?|(?:vence|expira|encerra|fecha|termina|vencerá|expirará)(?: automaticamente)?(?: em| no| na| às| a| dia)?"
        r"|no prazo (?:máximo )?de|(?:em|num) (?:um )?prazo (?:máximo )?de|em até|dentro de|nos próximos|nas próximas|(?:tem|tens|têm|você tem|dispõe de|dispões de)(?= (?:\w+ )?(?:até|\w+ (?:dias|horas|semanas)))|válid[oa](?: por| até)?"
        r"|(?:envi|mand|entreg|devolv|precis|respo|assin|complet|faz|faça|prepar|escrev|traduz)\w*(?: \S+){0,8}? para(?= (?:a |o )?(?:segunda|terça|quarta|quinta|sexta|sábado|domingo|amanhã|dia))",
    up_to=r"antes|até",
    within=r"no prazo|em um|num|em prazo|em até|dentro|nos|nas|tem|tens|têm|você|dispõe|vence|expira|encerra|fecha|termina|válid|prazo|até",
    answer=r"envi\w*|mand\w*|devolv\w*|entreg\w*|assin\w*|respo\w*|resposta|confirm\w*|diz\w*|diga\w*|aceit\w*|aceite|avis\w*|complet\w*|conclu\w*|preench\w*"
           r"|faz\w*|faça\w*|realiz\w*|grav\w*|sub\w*|prazo|link|acesso|test\w*|desafio|prova|propost\w*|ofert\w*|decisão|decid\w*|escolh\w*|reserv\w*|agend\w*"
           r"|precis\w*|víde\w*|abert\w*|dispon\w*|sim|retorn\w*|contest\w*|termin\w*|ter um|tem|tens|expira|vence|encerra|fecha|apresent\w*|solicit\w*|exame\w*|document\w*|saber",
    book=r"prefer\w*|escolh\w*|reserv\w*|agend\w*|horário|calendário|vaga no",
    reply=r"confirm\w*|respo\w*|resposta|aceit\w*|avis\w*|diz\w*|diga\w*|retorn\w*",
    beside=r"adaptaç\w*|alerg\w*|intolerân\w*|data de (?:início|admissão|entrada)|início d\w+ (?:funções|contrato)|primeiro dia|estacionamento|período experimental|se .{0,30}não (?:pude\w*|conseguir)"
           r"|(?:daremos|avisaremos|responderemos|retornaremos|decidiremos|entraremos)|(?:vamos|iremos) (?:decidir|responder|dar|avisar|retornar)|se não (?:receb\w*|tiver\w*)|caso não (?:receb\w*|tenh\w*)",
    hours=r"horas?|hs?",
    days=r"dias?(?: corridos)?",
    weeks=r"semanas?",
    work=r"úteis",
    working_days=NEVER,
    ends_day=r"(?:o )?(?:final|fim) d[oe] (?:dia|expediente)|hoje",
    ends_week=r"(?:o |ao )?(?:final|fim) d[ae] (?:semana|próxima semana)(?: que vem)?|fds",
    ends_month=r"(?:o |ao )?(?:final|fim) d[oe] mês",
    ends_next=r"próxima|que vem",
    full_day=True,
)  # fmt: skip
