using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;
using Visavis.Web.Telephone.Speech;

namespace Visavis.Web.Telephone;

/// <summary>What a call of ours says: nothing personal before a key is pressed, so that a voicemail learns nothing.</summary>
public sealed class OutgoingDialogue(
    VisavisDbContext db,
    ILineServices services,
    HoursDesk desk,
    CallContent content,
    LinePrompts prompts,
    SpokenText text,
    TimeProvider time
)
{
    public VoiceReply Begin(VoiceCall call)
    {
        call.Node = VoiceNode.Outgoing;
        return new VoiceReply([prompts.Welcome], prompts.OutgoingPrompt, 1, prompts.OutgoingOtherwise);
    }

    /// <summary>Null for a key that serves nothing.</summary>
    public async Task<VoiceReply?> StepAsync(VoiceCall call, string typed, CancellationToken cancellationToken)
    {
        var outgoing = await db.Set<OutgoingCall>().SingleOrDefaultAsync(c => c.Id == call.OutgoingId, cancellationToken);
        if (outgoing is null or { State: OutgoingState.Dropped })
        {
            return End(call, prompts.TooLate, prompts.Bye);
        }

        if (call.Node == VoiceNode.Outgoing)
        {
            return typed == "1" ? await TellAsync(call, outgoing, cancellationToken) : null;
        }

        var client = await LineAccesses.WhoAsync(db, call.AccountId, call.FileId, cancellationToken);
        switch (typed)
        {
            case "1" when outgoing.BookingId is { } id:
                var isConfirmed = await services.ConfirmAsync(client, id, cancellationToken);
                return End(call, isConfirmed ? prompts.Confirmed : prompts.TooLate, prompts.Bye);
            case "2" when outgoing.BookingId is { } id:
                var isContested = await services.ContestAsync(client, id, LineCallbacks.ByTelephone, cancellationToken);
                return End(call, isContested ? prompts.Contested : prompts.TooLate, prompts.Bye);
            case "9":
                return await TellAsync(call, outgoing, cancellationToken);
            default:
                return null;
        }
    }

    private static VoiceReply End(VoiceCall call, params string[] said)
    {
        call.Node = VoiceNode.Over;
        return new VoiceReply(said, null, 0, "");
    }

    private async Task<VoiceReply> TellAsync(VoiceCall call, OutgoingCall outgoing, CancellationToken cancellationToken)
    {
        call.Node = VoiceNode.OutgoingDetails;
        var client = await LineAccesses.WhoAsync(db, call.AccountId, call.FileId, cancellationToken);
        var service = outgoing.BookingId is { } id
            ? (await services.LastAsync(client, cancellationToken)).FirstOrDefault(s => s.Id == id && s.MayAnswer)
            : null;
        var words = outgoing.ProtectedContent is { } kept ? content.Unprotect(kept) : null;
        var said = new List<string>();
        if (service is not null)
        {
            said.Add(prompts.Tell(service));
        }
        else if (words is not null)
        {
            said.AddRange(new[] { words.Title }.Concat(words.OnPaper ?? words.Paragraphs).Select(text.Of));
        }

        if (outgoing.BookingId is not null && await services.BalanceAsync(client, cancellationToken) is { } balance)
        {
            said.Add(balance);
        }

        if (outgoing.State != OutgoingState.Told)
        {
            (outgoing.State, outgoing.EndedAt) = (OutgoingState.Told, time.GetUtcNow());
            if (outgoing.BookingId is { } told)
            {
                await desk.ToldAsync(told, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        return new VoiceReply(said, service is null ? prompts.AfterMessage : prompts.AskAnswer, 1, prompts.Bye);
    }
}
