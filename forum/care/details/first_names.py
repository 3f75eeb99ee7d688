"""First names that are common where English or Spanish is spoken and are no other word.

Only to tell a name in small letters from a word: "i'm called jane", not "i'm called lazy".
Written for this check; a name with a meaning (Grace, Mark, Will) is left out on purpose.
"""

from forum.care.details.capitals import words

FIRST_NAMES = words("""
    aaron abigail adam adrian agnes ahmed aisha alan albert alex alexander alexandra alexis
    alfie ali alice alison amanda amelia amina amy ana andrea andrew andy angela anita ann anna
    anne annie anthony antonio ashley audrey ava barbara becky ben benjamin bernard beth bethany
    betty brenda brian bridget bruce caitlin callum cameron carl carlos carol caroline carolyn
    catherine charles charlie charlotte chloe chris christina christine christopher ciara claire
    clare colin connor courtney craig cynthia daniel danielle darren dave david dawid deborah
    debbie denise dennis derek diana diane diego dominic donald donna dorothy douglas dylan
    eddie edward eileen elaine eleanor elena elizabeth ella ellen ellie emily emma eric erin
    ethan eva evelyn fatima fiona frances francesca frederick gareth gary gavin gemma geoff
    george georgia gerald gillian gloria gordon graham greg gregory hannah harriet harry hassan
    heather helen henry hugh ian ibrahim imran ines isaac isabel isabella isla ivan jacob
    jacqueline jake james jamie jan jane janet janice jasmine jason jayne jean jeff jeffrey
    jennifer jenny jeremy jerry jess jesse jessica jill jim jimmy joan joanna joanne joe joel
    john johnny jon jonathan jordan jose joseph josh joshua joyce juan judith julia julian julie
    justin karen kate katherine kathleen kathryn katie kayla keith kelly ken kenneth kevin
    kieran kimberly kirsty kyle lauren laura leah leo leon leonard liam linda lindsay lisa liz
    logan lorraine louis louise lucas lucy luis luke lydia lynn madison maggie malcolm margaret
    maria marie marilyn mario martha martin mary matthew maureen megan melanie melissa mia
    michael michelle mike miriam mohamed mohammed molly monica muhammad nadia nancy naomi
    natalie natasha nathan neil niamh nicholas nick nicola nicole nigel nina noah nora oliver
    olivia omar oscar owen pamela patricia patrick paul paula pauline pedro peter phil philip
    phoebe phillip priya rachel ralph raymond rebecca richard robert roger ronald rosie ross roy
    russell ryan sally sam samantha samuel sandra sara sarah scott sean shane shannon sharon
    shaun sheila shirley simon sofia sonia sophia sophie stacey stanley stephanie stephen steve
    steven stuart susan suzanne sylvia tanya tara teresa terry theo theresa thomas tim timothy
    tina toby tom tommy tony tracy trevor valerie vanessa veronica vicky victoria vincent walter
    wayne wendy william yasmin yusuf yvonne zach zachary zoe
    alejandra alejandro andrés beatriz carmen cristina emilio enrique esteban felipe
    fernanda fernando francisco gonzalo guadalupe guillermo gustavo héctor ignacio inés
    javier jimena jorge josé juana julián leticia lorena lucia lucía luisa manuel manuela
    marcela marcos mariana mariano marta martín maría mateo miguel montserrat mónica nicolás
    noelia nuria pablo patricio rafael ramiro ramón raquel ricardo roberto rodrigo rubén
    sebastián sergio silvia sofía tomás valentina verónica vicente víctor ximena yolanda
    álvaro óscar
""")
