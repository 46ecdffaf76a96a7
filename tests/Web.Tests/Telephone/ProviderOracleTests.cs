using System.Xml.Linq;
using Twilio.Security;
using Twilio.TwiML;
using Twilio.TwiML.Voice;
using Visavis.Web.Telephone;

namespace Visavis.Web.Tests.Telephone;

/// <summary>What we sign and write, held against the provider's own library.</summary>
public sealed class ProviderOracleTests
{
    private const string Url = "https://visavis.example/voice/step/3?x=1&y=é";

    [Fact]
    public void The_providers_validator_accepts_our_signature_of_whatever_fields_and_nothing_changed()
    {
        var random = new Random(17);
        var validator = new RequestValidator("secret");
        for (var round = 0; round < 200; round++)
        {
            var fields = Enumerable
                .Range(0, random.Next(1, 9))
                .ToDictionary(
                    n => $"{(char)('A' + random.Next(50))}{n}",
                    _ => new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => (char)random.Next(32, 400))])
                );
            var signature = VoiceSignature.Of("secret", Url, fields);

            Assert.True(validator.Validate(Url, fields, signature));
            Assert.False(validator.Validate(Url, new Dictionary<string, string>(fields) { ["Digits"] = "1" }, signature));
            Assert.NotEqual(signature, VoiceSignature.Of("other", Url, fields));
        }
    }

    [Fact]
    public void Our_xml_is_what_the_providers_library_writes()
    {
        var ours = XDocument.Parse(Twiml.Write(new VoiceReply(["Bonjour."], "Tapez un.", 1, "Au revoir."), "fr", "/voice/step/1"));
        var theirs = new VoiceResponse();
        theirs.Say("Bonjour.", language: "fr-FR");
        for (var time = 0; time < Twiml.Times; time++)
        {
            var gather = new Gather(
                input: [Gather.InputEnum.Dtmf],
                action: new Uri("/voice/step/1", UriKind.Relative),
                method: Twilio.Http.HttpMethod.Post,
                timeout: 12,
                finishOnKey: "",
                numDigits: 1
            );
            gather.Say("Tapez un.", language: "fr-FR");
            theirs.Append(gather);
        }

        theirs.Say("Au revoir.", language: "fr-FR");
        theirs.Hangup();

        Assert.Equal(Sorted(XDocument.Parse(theirs.ToString()).Root!), Sorted(ours.Root!));
    }

    private static string Sorted(XElement element) =>
        $"<{element.Name} {string.Join(' ', element.Attributes().OrderBy(a => a.Name.LocalName, StringComparer.Ordinal))}>"
        + (element.HasElements ? string.Concat(element.Elements().Select(Sorted)) : element.Value.Trim())
        + "</>";
}
