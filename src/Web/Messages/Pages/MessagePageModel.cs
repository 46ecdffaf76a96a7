using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Messages.Pages;

/// <summary>A page with the form to write. It answers scripts with numbers and sentences, and everybody else with a page.</summary>
[Authorize]
public abstract class MessagePageModel(
    VisavisDbContext db,
    Conversations conversations,
    MessageFiles files,
    SentFiles sentFiles,
    UploadSentences uploadSentences,
    IStringLocalizer<MessageTexts> texts,
    ILogger logger
) : PageModel
{
    /// <summary>Of the form that is shown now: sent twice, it is one message.</summary>
    public string MessageId { get; private set; } = Guid.NewGuid().ToString("N");

    public string? Typed { get; private set; }

    public string? Refusal { get; private set; }

    /// <summary>How much of the room for files is taken.</summary>
    public string RoomSentence { get; private set; } = "";

    /// <summary>The call of these two that the next message follows.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Call { get; set; }

    public Guid Me => User.AccountId()!.Value;

    protected VisavisDbContext Db => db;

    protected SentFiles Sent => sentFiles;

    protected IStringLocalizer<MessageTexts> Texts => texts;

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    private bool WantsJson => Request.Headers.Accept.Any(type => type?.Contains("application/json", StringComparison.Ordinal) == true);

    /// <summary>Keeps the message of the form; null when the page is to be shown again, with the sentence and what was typed.</summary>
    protected async Task<IActionResult?> SendAsync(Guid peer, string? messageId, string? text)
    {
        var (outcome, sentence, status) = await TrySendAsync(peer, messageId, text);
        if (outcome is { Problem: SendProblem.Absent })
        {
            return NotFound();
        }

        if (sentence is null)
        {
            if (!WantsJson)
            {
                return LocalRedirect($"/messages/{outcome!.ConversationId:D}#m{outcome.Sequence}");
            }

            await ReadRoomAsync();
            return new JsonResult(
                new
                {
                    conversationId = outcome!.ConversationId,
                    sequence = outcome.Sequence,
                    room = RoomSentence,
                }
            );
        }

        if (WantsJson)
        {
            return new JsonResult(new { error = sentence }) { StatusCode = status };
        }

        (Refusal, Typed) = (sentence, text);
        // The id stays with its text, unless that is what was wrong with it.
        MessageId = outcome?.Problem is SendProblem.OtherBody or SendProblem.BadId || messageId is null ? MessageId : messageId;
        Response.StatusCode = status;
        return null;
    }

    protected async Task ReadRoomAsync() => RoomSentence = sentFiles.Say(await sentFiles.RoomAsync(Me, Aborted));

    /// <summary>Forgets a call that is none of the reader's and this person's.</summary>
    protected async Task CheckCallAsync(Guid peer) => Call = await PrecedingCall.FindAsync(db, Call, Me, peer, Aborted);

    private async Task<(SendOutcome? Outcome, string? Sentence, int Status)> TrySendAsync(Guid peer, string? messageId, string? text)
    {
        var chosen = Request.Form.Files.Where(file => file.Length > 0 || file.FileName.Length > 0).ToList();
        await using var stored = files.Begin(logger);
        try
        {
            var prepared = await files.PrepareAsync(db, Me, chosen, stored, Aborted);
            var outcome = await conversations.SendAsync(
                new MessageDraft(Me, peer, messageId, text) { Files = prepared, CallId = Call },
                Aborted
            );
            if (outcome.IsNew)
            {
                stored.Keep();
            }

            return (outcome, outcome.Problem is { } problem ? Sentence(problem) : null, Status(outcome.Problem));
        }
        catch (Exception e) when (uploadSentences.Of(e, takesPdf: true) is { } refusal)
        {
            return (null, refusal.Sentence, refusal.Status);
        }
    }

    private string Sentence(SendProblem problem) =>
        problem switch
        {
            SendProblem.Empty => texts["Écrivez quelques mots ou joignez un fichier."],
            SendProblem.TooLong => texts[
                "Votre message est trop long : {0} caractères au plus. Coupez-le en deux, ou joignez un PDF.",
                ConversationMessage.LongestText
            ],
            SendProblem.OtherBody => texts["Un autre message est déjà parti de ce formulaire. Relisez, puis envoyez de nouveau."],
            SendProblem.BlockedByMe => texts["Vous avez bloqué cette personne. Débloquez-la pour lui écrire."],
            SendProblem.NotAccepted => texts["Cette personne ne reçoit pas vos messages."],
            SendProblem.Limited => texts[
                "Une mesure limite votre compte : vous ne pouvez pas envoyer ce message. Ses raisons vous ont été écrites."
            ],
            SendProblem.TooFast => texts["Vous écrivez très vite. Attendez une minute, puis envoyez de nouveau ; votre texte est gardé."],
            SendProblem.TooManyNewPeople => texts[
                "Vous avez écrit aujourd’hui à beaucoup de nouvelles personnes. Vous pourrez en contacter d’autres demain ; vos conversations en cours continuent."
            ],
            _ => texts["Ce message n’a pas pu être envoyé. Rechargez la page, puis réessayez."],
        };

    private static int Status(SendProblem? problem) =>
        problem switch
        {
            SendProblem.OtherBody => StatusCodes.Status409Conflict,
            SendProblem.BlockedByMe or SendProblem.NotAccepted or SendProblem.Limited => StatusCodes.Status403Forbidden,
            SendProblem.TooFast or SendProblem.TooManyNewPeople => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status400BadRequest,
        };
}
