using Visavis.TestSupport;

namespace Visavis.Web.Tests.Media;

/// <summary>Answers as clamav does: 0, 1 for its test word or while everything is to be one, 2 while it is down.</summary>
internal sealed class StandInScanner : IDisposable
{
    /// <summary>What every scanner knows.</summary>
    public const string Known = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

    private const string Script = """
        #!/bin/sh
        here=$(dirname "$0")
        content=$(mktemp "$here/scan.XXXXXX")
        cat > "$content"
        if [ -e "$here/down" ]; then answer=2; elif [ -e "$here/virus" ] || grep -aq EICAR-STANDARD "$content"; then answer=1; else answer=0; fi
        rm -f "$content"
        exit $answer
        """;

    private readonly TemporaryFolder folder = new();

    public StandInScanner()
    {
        File.WriteAllText(Program, Script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Program => Path.Combine(folder.FullPath, "clamscan");

    public bool IsDown
    {
        set => Put("down", value);
    }

    public bool KnowsEverything
    {
        set => Put("virus", value);
    }

    public void Dispose() => folder.Dispose();

    private void Put(string name, bool isThere)
    {
        var path = Path.Combine(folder.FullPath, name);
        if (isThere)
        {
            File.WriteAllText(path, "");
        }
        else
        {
            File.Delete(path);
        }
    }
}
