using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Uploads;
using Visavis.Web.Professionals;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Trust.Pages;

/// <summary>Where the report form leads, and where it stands by itself. Works signed out, suspended, and without scripts.</summary>
[AllowUnfinishedAccount]
[AcceptsUploads("Send", IsForEverybody = true)]
public sealed class ReportModel(
    ReportSubjects subjects,
    ReportDesk desk,
    IEnumerable<IReportedPlace> places,
    VisavisDbContext db,
    ReportAllowance allowance,
    EvidenceFiles files,
    UploadSentences sentences,
    EmailSentences emails,
    ProfessionalDirectory directory,
    IStringLocalizer<TrustTexts> texts
) : PageModel
{
    private const int LongestSaying = 1000;
    private const int LongestFileName = 80;

    public ReportForm Form { get; private set; } = new(new ReportInput());

    /// <summary>What the report is attached to, in words.</summary>
    public string? Attached { get; private set; }

    public async Task OnGetAsync(
        string? profile,
        string? call,
        string? message,
        string? booking,
        string? key,
        CancellationToken cancellationToken
    )
    {
        var input = new ReportInput
        {
            Profile = Short(profile),
            Call = Short(call),
            Message = Short(message),
            Booking = Short(booking),
            Key = key is { Length: <= 500 } ? key : null,
        };
        var about = await AboutAsync(input, cancellationToken);
        input.Name = about.Name;
        Form = new ReportForm(input) { Place = about.Place };
        Attached = Attachment(about);
    }

    /// <summary>A form that names nothing to do.</summary>
    public IActionResult OnPost() => LocalRedirect("/report");

    public async Task<IActionResult> OnPostSendAsync([FromForm] ReportInput input, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var about = await AboutAsync(input, cancellationToken);
        Attached = Attachment(about);
        var name = PersonalText.Clean(input.Name, ReportLimits.Name);
        Require("Name", name.Any(char.IsLetterOrDigit), texts["Indiquez le nom du profil, même approximatif."]);
        var hasKind = Enum.TryParse<ReportKind>(input.Kind, out var kind) && Enum.IsDefined(kind);
        Require("Kind", hasKind, texts["Choisissez ce qui s’est passé."]);
        var story = CleanLines(input.Story, ReportLimits.Story);
        Require("Story", story.Length >= 10, texts["Racontez en quelques mots ce qui s’est passé."]);
        var lost = ReadLost(input.Lost);
        var email = ReadEmail(input.Email, hasKind && kind.ThreatensLife());
        Require("GoodFaith", input.GoodFaith, texts["Cochez cette case pour envoyer votre signalement."]);
        var kept = await KeepFilesAsync(input, cancellationToken);
        var (subject, candidates) = name.Length == 0 ? (null, []) : await WhoAsync(input, name, about, cancellationToken);
        Form = new ReportForm(input)
        {
            Place = about.Place,
            Candidates = candidates,
            Kept = [.. kept.Select(k => (files.TokenOf(k.File), k.Note, k.File))],
        };
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var origin = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!allowance.Allows(origin, kind))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = "3600";
            ModelState.AddModelError(
                "Story",
                texts[
                    "Beaucoup de signalements viennent d’être envoyés depuis votre réseau. Réessayez dans une heure, ou écrivez-nous par la page Contact."
                ]
            );
            return Page();
        }

        var (report, secret) = await desk.TakeAsync(
            new NewReport(
                kind,
                name,
                subject,
                about.Place,
                about.Id,
                story,
                lost,
                input.Shares,
                kept,
                ReadSayings(input),
                PersonalText.Clean(input.ReporterName, ReportLimits.Name) is { Length: > 0 } reporter ? reporter : null,
                email,
                User.AccountId(),
                CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                origin
            ),
            cancellationToken
        );
        return LocalRedirect(FollowUpLinks.PathOf(report.Number, secret));
    }

    /// <summary>Listed people are asked about; whoever is not listed is taken as typed, and nothing tells why.</summary>
    private async Task<(Guid? Subject, IReadOnlyList<Professional> Candidates)> WhoAsync(
        ReportInput input,
        string name,
        About about,
        CancellationToken cancellationToken
    )
    {
        if (about.Place != ReportPlace.Nowhere)
        {
            // A guest of a booking has no account: nobody of the directory is meant.
            return (about.SubjectId, []);
        }

        var found = await subjects.FindAsync(name, cancellationToken);
        if (input.Who == ReportInput.NobodyListed || found.Count == 0)
        {
            return (null, []);
        }

        if (found.FirstOrDefault(person => person.ReferenceCode == input.Who) is { } chosen)
        {
            return (chosen.Id, []);
        }

        if (found.Count == 1)
        {
            return (found[0].Id, []);
        }

        ModelState.AddModelError("Who", texts["Dites laquelle de ces personnes, ou aucune."]);
        return (null, found);
    }

    private async Task<List<(KeptEvidence File, string Note)>> KeepFilesAsync(ReportInput input, CancellationToken cancellationToken)
    {
        var kept = new List<(KeptEvidence, string)>();
        var beyond = new List<string>();
        for (var i = 0; i < input.Kept.Count && kept.Count < ReportLimits.Files; i++)
        {
            if (!input.Without.Contains(input.Kept[i]) && files.Read(input.Kept[i]) is { } before)
            {
                kept.Add((before, PersonalText.Clean(input.KeptNote.ElementAtOrDefault(i), ReportLimits.Note)));
            }
        }

        foreach (var (file, field) in SentFiles())
        {
            if (kept.Count == ReportLimits.Files)
            {
                beyond.Add(NameOf(file));
                continue;
            }

            try
            {
                await using var content = file.OpenReadStream();
                var taken = await files.TakeAsync(content, cancellationToken);
                kept.Add(
                    (taken with { Name = NameOf(file) }, PersonalText.Clean(input.FileNote.ElementAtOrDefault(field), ReportLimits.Note))
                );
                if (field < input.FileNote.Count)
                {
                    // It stands beside its file from now on.
                    input.FileNote[field] = "";
                }
            }
            catch (Exception problem) when (sentences.Of(problem, takesPdf: true) is { } refusal)
            {
                ModelState.AddModelError("Files", refusal.Sentence);
            }
        }

        input.FileNote = [.. input.FileNote.Where(note => !string.IsNullOrWhiteSpace(note))];
        if (beyond.Count > 0)
        {
            ModelState.AddModelError(
                "Files",
                texts[
                    "Cinq fichiers au plus : {0} n’est pas joint. Retirez-en un autre pour lui faire place, ou envoyez le signalement avec ces cinq-là.",
                    string.Join(", ", beyond)
                ]
            );
        }

        return kept;
    }

    private static string NameOf(IFormFile file) => PersonalText.Clean(Path.GetFileName(file.FileName), LongestFileName);

    /// <summary>With the place of each field in the form, which is that of its note: an empty field sends no file, and later ones would move up.</summary>
    private IEnumerable<(IFormFile File, int Field)> SentFiles() =>
        (Request.HasFormContentType ? Request.Form.Files : Enumerable.Empty<IFormFile>())
            .Where(file => file.Name.StartsWith(ReportForm.FileField, StringComparison.Ordinal) && file.Length > 0)
            .Select(
                (file, position) =>
                    (
                        file,
                        int.TryParse(
                            file.Name.AsSpan(ReportForm.FileField.Length),
                            NumberStyles.None,
                            CultureInfo.InvariantCulture,
                            out var field
                        )
                            ? field
                            : position
                    )
            );

    private async Task<About> AboutAsync(ReportInput input, CancellationToken cancellationToken)
    {
        if (input.Profile is { } reference && await directory.FindByReferenceAsync(reference, cancellationToken) is { } person)
        {
            return new About(ReportPlace.Profile, person.ReferenceCode, person.Id, person.DisplayName);
        }

        if (
            Short(input.Call) is { } call
            && User.AccountId() is { } me
            && await subjects.OfCallAsync(call, me, cancellationToken) is { } other
        )
        {
            return new About(ReportPlace.Call, call, other, await subjects.NameOfAsync(other, cancellationToken));
        }

        if (
            Short(input.Message) is { } conversation
            && User.AccountId() is { } writer
            && await subjects.OfConversationAsync(conversation, writer, cancellationToken) is { } peer
        )
        {
            return new About(ReportPlace.Message, conversation, peer, await subjects.NameOfAsync(peer, cancellationToken));
        }

        foreach (var place in places)
        {
            if (
                place.Place == ReportPlace.Booking
                && Short(input.Booking) is { } code
                && await place.FindAsync(db, code, User.AccountId(), input.Key, cancellationToken) is var (id, with, name)
            )
            {
                return new About(place.Place, id, with, name);
            }
        }

        return new About(ReportPlace.Nowhere, null, null, null);
    }

    private string? Attachment(About about) =>
        about.Place switch
        {
            ReportPlace.Profile => texts["Votre signalement sera joint au profil de {0}.", about.Name ?? ""].Value,
            ReportPlace.Call => texts["Votre signalement sera joint à votre appel avec {0}.", about.Name ?? ""].Value,
            ReportPlace.Message => texts["Votre signalement sera joint à votre conversation avec {0}.", about.Name ?? ""].Value,
            ReportPlace.Booking => texts["Votre signalement sera joint à votre rendez-vous avec {0}.", about.Name ?? ""].Value,
            _ => null,
        };

    private int? ReadLost(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (EuroAmount.Parse(typed) is { } cents)
        {
            return cents;
        }

        ModelState.AddModelError("Lost", texts["Écrivez la somme en chiffres, par exemple 250 ou 79,90."]);
        return null;
    }

    private string? ReadEmail(string? typed, bool isOptional)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            Require(
                "Email",
                isOptional || User.AccountId() is not null,
                texts["Indiquez une adresse e-mail pour recevoir le reçu et la réponse."]
            );
            return null;
        }

        if (EmailAddress.TryClean(typed, out var email))
        {
            return email;
        }

        ModelState.AddModelError("Email", emails.Problem(typed));
        return null;
    }

    private static List<(DateOnly? Day, string Words)> ReadSayings(ReportInput input) =>
        [
            .. input
                .Said.Take(ReportLimits.Sayings)
                .Select((said, i) => (WrittenDate.Read(input.SaidOn.ElementAtOrDefault(i)), PersonalText.Clean(said, LongestSaying)))
                .Where(saying => saying.Item2.Length > 0),
        ];

    private static string CleanLines(string? text, int longest)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => PersonalText.Clean(line, longest));
        var clean = string.Join('\n', lines).Trim();
        return clean.Length > longest ? clean[..longest] : clean;
    }

    private static string? Short(string? id) => id is { Length: > 0 and <= 64 } ? id : null;

    private void Require(string field, bool holds, string sentence)
    {
        if (!holds)
        {
            ModelState.AddModelError(field, sentence);
        }
    }

    private sealed record About(ReportPlace Place, string? Id, Guid? SubjectId, string? Name);
}
