using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Visavis.Signaling.Calls;

namespace Visavis.Signaling.Protocol;

/// <summary>Refuses what no page of ours would send.</summary>
internal static class Argument
{
    private const int MostWatched = 100;

    public static T Given<T>([NotNull] T? value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : class => value ?? throw Refusal.Invalid($"{name} is missing.");

    public static string Id(string? text, [CallerArgumentExpression(nameof(text))] string name = "") =>
        HexId.IsValid(text) ? text! : throw Refusal.Invalid($"{name} is not 32 lower-case hexadecimal digits.");

    public static void Answer(EarlyAnswer? answer)
    {
        if (answer is not null)
        {
            Id(answer.OfferId);
            if (answer.Description.Type != "answer")
            {
                throw Refusal.Invalid("answer is not an answer.");
            }

            CallRelay.RequireLength(answer.Description);
        }
    }

    public static Guid UserId(string? text, [CallerArgumentExpression(nameof(text))] string name = "") =>
        Guid.TryParseExact(text, "D", out var id) ? id : throw Refusal.Invalid($"{name} is not a user id.");

    public static IReadOnlySet<Guid> UserIds(string[]? texts, [CallerArgumentExpression(nameof(texts))] string name = "") =>
        Given(texts, name).Length <= MostWatched
            ? texts.Select(text => UserId(text, name)).ToHashSet()
            : throw Refusal.Invalid($"{name} has more than {MostWatched} ids.");
}
