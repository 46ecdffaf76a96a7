using System.Numerics;
using Visavis.Search.Text;

namespace Visavis.Search.Understanding;

/// <summary>Finds the word of trades that a misspelled one was meant to be: first by its sound, then by the fewest slips, the first letter included.</summary>
internal sealed class Misspelled
{
    private const int ShortestSound = 2;
    private const int ShortestSlip = 4;
    private const int ShortestHeard = 4;
    private const int Most = 3;

    /// <summary>From here on a word that is like no other may have been heard wrongly…</summary>
    private const int ShortestNearSound = 7;

    /// <summary>… and from here on twice: "piscomotricienne".</summary>
    private const int LongSound = 11;

    /// <summary>"notère" is rather "notaire" than "noter".</summary>
    private const int MuchCommoner = 5;
    private readonly Dictionary<string, List<string>> bySound;
    private readonly Dictionary<string, int> uses;
    private readonly string[] words;
    private readonly uint[] letters;
    private readonly (string Sound, uint Letters)[] sounds;

    public Misspelled(Dictionary<string, int> uses, Dictionary<string, List<string>> bySound)
    {
        this.uses = uses;
        this.bySound = bySound;
        words = [.. uses.Keys.Where(word => word.Length >= ShortestSlip - 1)];
        letters = Array.ConvertAll(words, Letters);
        sounds = [.. bySound.Keys.Where(sound => sound.Length >= ShortestNearSound).Select(sound => (sound, Letters(sound)))];
    }

    public IReadOnlyList<string> Meant(string word)
    {
        if (word.Length < ShortestHeard || char.IsAsciiDigit(word[0]))
        {
            return [];
        }

        var sound = FrenchSound.Of(word);
        List<string> alike = sound.Length >= ShortestSound && bySound.TryGetValue(sound, out var heard) ? heard : [];
        Dictionary<string, int> near = word.Length < ShortestSlip ? [] : Near(word);
        // "ramonnage" is said like "ramonage" and one letter away: nobody meant "façonnage".
        var certain = alike
            .Where(candidate => near.GetValueOrDefault(candidate) == 1)
            .ToDictionary(candidate => candidate, _ => 1, StringComparer.Ordinal);
        if (certain.Count > 0 && certain.Keys.Max(Uses) * MuchCommoner >= alike.Max(Uses))
        {
            (alike, near) = ([.. certain.Keys], certain);
        }

        if (alike.Count == 0 && near.Count == 0)
        {
            return [.. NearlyAlike(sound).OrderByDescending(Uses).Take(Most)];
        }

        return
        [
            .. alike
                .Select(candidate => (candidate, cost: near.TryGetValue(candidate, out var slips) ? Math.Min(slips * 0.5, 1) : 0.9))
                .Concat(near.Select(pair => (candidate: pair.Key, cost: pair.Value + (pair.Key[0] == word[0] ? 0.0 : 0.4))))
                .GroupBy(pair => pair.candidate)
                .Select(group => (group.Key, cost: group.Min(pair => pair.cost)))
                .OrderBy(pair => pair.cost - (0.12 * Math.Log(1 + uses.GetValueOrDefault(pair.Key))))
                .Take(Most)
                .Select(pair => pair.Key),
        ];
    }

    /// <summary>The words whose sound has the fewest slips.</summary>
    private List<string> NearlyAlike(string sound)
    {
        var most =
            sound.Length < ShortestNearSound ? 0
            : sound.Length < LongSound ? 1
            : 2;
        var typed = Letters(sound);
        var found = new List<string>();
        foreach (var (other, letters) in most == 0 ? [] : sounds)
        {
            if (
                Math.Abs(other.Length - sound.Length) > most
                || BitOperations.PopCount(typed & ~letters) > most
                || BitOperations.PopCount(letters & ~typed) > most
                || !EditDistance.IsWithin(sound, other, most, orBeginning: false)
            )
            {
                continue;
            }

            if (most > 1 && EditDistance.IsWithin(sound, other, 1, orBeginning: false))
            {
                most = 1;
                found.Clear();
            }

            found.AddRange(bySound[other]);
        }

        return found;
    }

    private int Uses(string word) => uses.GetValueOrDefault(word);

    private Dictionary<string, int> Near(string word)
    {
        var most = word.Length switch
        {
            < 9 => 1,
            _ => 2,
        };
        var typed = Letters(word);
        var near = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < words.Length; index++)
        {
            if (
                Math.Abs(words[index].Length - word.Length) <= most
                && BitOperations.PopCount(typed & ~letters[index]) <= most
                && BitOperations.PopCount(letters[index] & ~typed) <= most
                && EditDistance.IsWithin(word, words[index], most, orBeginning: false)
            )
            {
                near[words[index]] = EditDistance.IsWithin(word, words[index], 1, orBeginning: false) ? 1 : 2;
            }
        }

        return near;
    }

    private static uint Letters(string word)
    {
        var set = 0u;
        foreach (var letter in word)
        {
            set |= 1u << (letter & 31);
        }

        return set;
    }
}
