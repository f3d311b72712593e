package personal

// firstNames are given names that are common in the Netherlands and in English-speaking countries, folded. Those that are words of
// surveys as well (Mark, Will, May, Hope, Joy, Grace, Rose, Faith, Mei, Roos, Sterre) are left out, for a cell is judged by itself.
var firstNames = set(`
aad aaltje abdel abdullah abel adam adriaan adriana agnes ahmed aisha alberta albert alex alexander alexandra ali alice alicia amal amber amina amy anastasia andre andrea andreas andrew andries angela angelique
anita anja anke ann anna annabel anne annelies annemarie annemiek annet annette annie anouk ans anthony anton antoinette antonia antoon aria arend ariane arie arjan arjen arnold arno arthur astrid ayse aziz
barbara barry bart bas bastiaan beatrix ben benjamin bernadette bernard bert bertus bianca birgit bob boris bram brenda brian brigitte britt bruce bruno carel carina carla carlijn carlo carmen carol caroline
carolien catharina catherine cees celine chantal charles charlotte chris christa christiaan christian christina christine christopher cindy claire clara claudia coen conny cor corinne corrie cornelia cornelis
cynthia daan damian daniel danielle danny daphne dave david debbie deborah dennis denise derk diana diane dick diederik dieter dineke dirk dominique donald donna dorien doris dorothy douwe edith edward edwin eelco
eline elisabeth elise elizabeth elke ella ellen elly els elsa elske emilia emily emma emine erica erik eric erwin esmee esther eva eveline evelien evert fatima fatma femke fenna ferdinand fleur floor floris
frank frans fransje frederik fred freek frits gabriel geert geertje george gerard gerben gerda gerrit gert gertrude gijs gina giovanni gregory greetje gretha guus hafid hakan hamza hanna hannah hanneke hans
harm harold harriet harry hasan hassan heidi hein heleen helen helena helga hendrik hendrika henk henny henri henrietta henry herman hetty hilda hilde hubert hugo huub ibrahim ida ien igor ilse ineke inge
ingeborg ingrid irene iris irma isa isabel isabelle ivo jaap jack jacob jacoba jacobus jacqueline jacques james jamie jan jana jane janet janneke jannie janny jantje jasmijn jason jasper jayden jean jeanette jeanine
jeff jeffrey jelle jennifer jenny jeroen jesse jessica jet jeroen jill jim jip joan joanna joep joey johan johanna johannes john johnny jolanda jolien jonas jonathan joop joost jordi jordy joris joseph josephine
joyce judith julia julian julie juliette jurgen justin kaj karel karen karim karin karina karl karlijn kate katherine kathleen kathy katja kees kelly kemal kenneth kevin khadija khalid kim kimberly klaas
koen koos kristel laila lara larissa lars laura lauren laurens leah leila leo leon leonie leontien leslie lex lian liam lieke lies liesbeth lieve lilian linda lindsey linh lisa lisanne lisette lize lodewijk
loes lotte louis louise lucas lucia lucy luc ludo luuk lydia maaike maarten maartje madelief madelon maik malika manon manuel marc marcel marco margaret margot margreet margriet maria marian marianne marieke
marije marijke marina mario marion marissa marit maritza marja marjan marjolein marjo marleen marlies marloes marten martha martijn martin martina martine mary maryam mathieu mathijs matthew matthijs maud
maureen maurice maurits max mehmet melanie melissa menno merel merijn michael michelle michiel mick mieke miep mike mila milan milou mireille miriam mirjam mitchell moniek monica monique mohamed mohammed moustafa
muhammed murat mustafa nadia nadine naomi natalie natasja nathalie nathan nel nelleke neeltje nicholas nick nico nicole nicolette niek niels nienke nina noa noah noor noortje noud nynke oliver olga olivia omar
onno oscar osman otto patricia patrick paul paula pauline peter petra philip piet pieter pietje pim quinten rachel rachid rajesh ralph ramon raymond rebecca regina reinier remco rene renate renee reza
richard rick rik rinus rita rob robbert robert robin roderick roel roelof roger roland rolf romy ron ronald ronnie rosa rosalie rosanne rosemarie roy ruben rudolf ruth rutger ruud ryan saar sabine said salma sam samantha
samira samuel sander sandra sanne sara sarah sascha saskia scott sebastiaan selma serge sharon sheila shirley sibel siebe sien siem sierd sigrid silvia simon simone sjaak sjoerd sjors sofia sofie sonja sophia sophie stan stefan
stefanie stella stephan stephanie stephen steven stijn storm stuart sue susan susanne suzan suzanne sven sylvia tamara tanja tara ted teun thea thei thelma theo theresa thijs thirza thomas tijmen tijn tim timo
timothy tineke tinus tobias tom tonnie toon trudy truus ursula valentijn valerie vera veronica victor victoria vincent viola violet walter wendy werner wesley wiebe wil wilfred wilhelmina willem willemijn william wilma wim
wouter xander yara yasmin yasmina youssef yolanda ysbrand yusuf yvette yvonne zara zeynep zoe
`)
